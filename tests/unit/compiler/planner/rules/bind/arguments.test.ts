import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../../../../src/contract/json.ts";
import { argsFrom } from "../bind-words.ts";

const string = (description = "", more: JsonObject = {}): JsonObject => ({
  type: "string",
  description,
  ...more,
});
const integer = (description = "", more: JsonObject = {}): JsonObject => ({
  type: "integer",
  description,
  ...more,
});
const list = (items: JsonObject, description = ""): JsonObject => ({
  type: "array",
  items,
  description,
});
const column = (description = ""): JsonObject => string(description, { format: "column" });

type Case = readonly [query: string, args: object];
const check = (name: string, fields: JsonObject, cases: readonly Case[]) =>
  test.each(cases)(`${name}: %s`, async (query, args) => {
    expect(await argsFrom(query, fields)).toEqual(args);
  });

check(
  "paths",
  {
    folder: string("", { format: "path", default: "." }),
    file: string("", { format: "path", mustExist: true }),
  },
  [
    ["Read README.md", { file: "README.md" }],
    ["Look at README.md in src", { file: "README.md", folder: "src" }],
    ["Look in docs/", { folder: "docs/" }],
    ["Look at the weather", {}],
  ],
);

check("globs", { glob: string("", { format: "glob" }) }, [
  ["List src/**/*.ts", { glob: "src/**/*.ts" }],
  ["List the Markdown files", { glob: "*.md" }],
  ["Count the lines of TypeScript", { glob: "*.{ts,tsx}" }],
  ["List all .py files", { glob: "*.py" }],
  ["List the files", {}],
]);

check("addresses", { url: string("", { format: "uri" }) }, [
  ["Fetch https://example.org/a.", { url: "https://example.org/a" }],
  ["Fetch it", {}],
]);

check("dates", { since: string("", { format: "date" }), until: string("", { format: "date" }) }, [
  ["Show what changed since 2024-03-01", { since: "2024-03-01" }],
  ["Show what changed until 2024-03-01", { until: "2024-03-01" }],
  ["Show what changed last year", { since: "2025-01-01", until: "2025-12-31" }],
  ["Show what changed this year", { since: "2026-01-01" }],
  ["Show what changed in March 2024", { since: "2024-03-01", until: "2024-03-31" }],
]);

check(
  "numbers",
  {
    limit: integer("how many rows at most"),
    days: integer("how many days back"),
    period: integer("how many prices are smoothed"),
    share: { type: "number", maximum: 1, description: "percent of the rows" },
  },
  [
    ["Show the top 5", { limit: 5 }],
    ["Show the ten largest", { limit: 10 }],
    ["Show the last 3 commits", { limit: 3 }],
    ["Show the last two weeks", { days: 14 }],
    ["Show 90 days with a period of 7", { days: 90, period: 7 }],
    ["Show the 14-day average of the past 3 months", { period: 14, days: 90 }],
    ["Show 5% of them", { share: 0.05 }],
    ["Show version 4 of it", {}],
  ],
);

test("numbers go to the fields that must have one, in order, when there are as many", async () => {
  const fields = { first: integer(), second: integer(), third: integer() };
  const required = ["first", "second"];
  expect(await argsFrom("Multiply 40 and 50", fields, { required })).toEqual({
    first: 40,
    second: 50,
  });
  expect(await argsFrom("Multiply 40 and 50 by 60", fields, { required })).toEqual({});
});

const how = string("how values become one", {
  enum: ["mean", "sum", "max"],
  synonyms: { mean: ["typical"], max: ["peak"] },
});
const bucket = string("", { enum: ["day", "month"], synonyms: { month: ["monthly"] } });
check("choices, in their own words, the schema's and English ones", { how, bucket }, [
  ["Show the sum", { how: "sum" }],
  ["Show the average", { how: "mean" }],
  ["Show the peak", { how: "max" }],
  ["Show the monthly total", { bucket: "month", how: "sum" }],
  ["Show it", {}],
]);

check("a list of choices", { kinds: list({ type: "string", enum: ["TODO", "FIXME"] }) }, [
  ["Find TODO and FIXME marks", { kinds: ["TODO", "FIXME"] }],
  ["Find FIXME marks", { kinds: ["FIXME"] }],
]);

check(
  "what stands after 'by' is for fields called so",
  { by: string("", { enum: ["folder", "type"] }) },
  [
    ["Count lines by folder", { by: "folder" }],
    ["Count lines in this folder", {}],
  ],
);

check(
  "switches",
  {
    caseSensitive: { type: "boolean", default: false },
    includeHidden: { type: "boolean", default: true },
  },
  [
    ["Search, case sensitive", { caseSensitive: true }],
    ["Search without hidden ones", { includeHidden: false }],
    ["Search for it", {}],
  ],
);

check(
  "columns",
  {
    measure: column("the column of numbers, such as price"),
    by: list(column(), "the columns to group by"),
    how,
  },
  [
    ["Show the average price by region", { how: "mean", measure: "price", by: ["region"] }],
    [
      "Show the mean of temp_max per city and year",
      { how: "mean", measure: "temp_max", by: ["city"] },
    ],
    ["Which region has the max sales", { how: "max", measure: "sales", by: ["region"] }],
    ["Show how many cars there are", {}],
  ],
);

check(
  "names, in a list",
  {
    only: list(string(), "names to keep, such as Seattle"),
    measure: column("the column of numbers"),
  },
  [
    ["Show price of AAPL and MSFT", { measure: "price", only: ["AAPL", "MSFT"] }],
    ["Show price of AAPL, MSFT and GOOG", { measure: "price", only: ["AAPL", "MSFT", "GOOG"] }],
    ['Show price of "New York"', { measure: "price", only: ["New York"] }],
  ],
);

describe("text", () => {
  const text = { text: string("the words to search for") };
  test.each([
    ['Search for "a b"', "a b"],
    ["Search for createPlanner", "createPlanner"],
    ["Search for the words", "the words"],
  ])("%s", async (query, expected) => {
    expect(await argsFrom(query, text, { required: ["text"] })).toEqual({ text: expected });
  });

  test("that is optional needs a word that says so", async () => {
    const topic = { topic: string("what it is about, such as bitcoin") };
    expect(await argsFrom("Show news about Mars", topic)).toEqual({ topic: "Mars" });
    expect(await argsFrom("Show Mars", topic)).toEqual({});
  });

  test("of which the schema has examples is known by them", async () => {
    const coin = { coin: string("name of the coin", { examples: ["bitcoin", "dash"] }) };
    expect(await argsFrom("Show dash to somebody", coin, { required: ["coin"] })).toEqual({
      coin: "dash",
    });
  });

  test("in quotes may hold parameters", async () => {
    const params = { coin: { type: "string" as const } };
    const query = 'Search for "price of {coin} today"';
    expect(await argsFrom(query, text, { required: ["text"], params })).toEqual({
      text: { $text: ["price of ", { $param: "coin" }, " today"] },
    });
    expect(await argsFrom(query, text, { required: ["text"] })).toEqual({
      text: "price of {coin} today",
    });
  });
});

test("revisions are names and marks between 'from' and 'to'", async () => {
  const revision = (description: string) => string(description, { format: "revision" });
  const fields = { from: revision("older revision"), to: revision("newer revision") };
  expect(await argsFrom("Show changes between v1.0.0 and HEAD~2", fields)).toEqual({
    from: "v1.0.0",
    to: "HEAD~2",
  });
  expect(await argsFrom("Show changes in main..topic", fields)).toEqual({
    from: "main",
    to: "topic",
  });
});

test("a quoted command line is a program and its arguments", async () => {
  const fields = { command: string("the program"), args: list(string(), "its arguments") };
  const permissions = { commands: [{ arg: "command" }] };
  expect(
    await argsFrom('Run `npm run "a b" -- --fix`', fields, {
      required: ["command"],
      tool: { permissions },
    }),
  ).toEqual({ command: "npm", args: ["run", "a b", "--", "--fix"] });
});

test("placeholders are parameters, by name or by the only field of their type", async () => {
  const fields = { coin: string("the coin"), days: integer("how many days back") };
  const params = { coin: { type: "string" as const }, days: { type: "integer" as const } };
  expect(await argsFrom("Show {coin} for the last {days} days", fields, { params })).toEqual({
    coin: { $param: "coin" },
    days: { $param: "days" },
  });
});

describe("a placeholder stands where a number would", () => {
  const fields = { n: integer("how many rows"), days: integer("how many days") };
  const params = { count: { type: "integer" }, name: { type: "string" } } as const;

  test.each<Case>([
    ["Show the top {count} prices", { n: { $param: "count" } }],
    ["Show the prices of the last {count} days", { days: { $param: "count" } }],
    // A text is no number, and a parameter that nobody declared is none.
    ["Show the top {name} prices", {}],
    ["Show the top {other} prices", {}],
  ])("%s", async (query, args) => {
    expect(await argsFrom(query, fields, { params })).toEqual(args);
  });
});

describe("a column after the word that leads to it", () => {
  const fields = { by: list(column(), "the columns to group by, such as region or name") };

  test.each<Case>([
    ["Average price for each symbol", { by: ["symbol"] }],
    ["Average price by name", { by: ["name"] }],
    ["Average price by month", {}],
    ["Average price by symbol, sorted descending", { by: ["symbol"] }],
  ])("%s", async (query, args) => {
    expect(await argsFrom(query, fields)).toEqual(args);
  });
});

test("known values that stand apart are one list", async () => {
  const fields = { coins: list(string(), "coins whose price is wanted, such as btc or eth") };
  expect(await argsFrom("Get btc price, eth price", fields)).toEqual({ coins: ["btc", "eth"] });
});

test("things that are counted are no choice of the same word", async () => {
  const fields = { kind: { enum: ["line", "bar"], type: "string" } };
  expect(await argsFrom("Draw the lines of code", fields)).toEqual({});
  expect(await argsFrom("Draw a line", fields)).toEqual({ kind: "line" });
});

test("two stretches of time are not the two ends of one, unless it is said", async () => {
  const fields = {
    since: string("", { format: "date" }),
    until: string("", { format: "date" }),
  };
  // Both months are asked for, and they follow each other.
  expect(await argsFrom("Show what changed this month and last month", fields)).toEqual({
    since: "2025-12-01",
  });
  expect(await argsFrom("Show this month with last month", fields)).toEqual({
    since: "2026-01-01",
  });
  expect(await argsFrom("Show between 2025-12-01 and 2025-12-31", fields)).toEqual({
    since: "2025-12-01",
    until: "2025-12-31",
  });
});
