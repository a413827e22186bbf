/** What of a query a plan does nothing about, with the tools of the built-in agents. */
import { describe, expect, test } from "vitest";
import { openCatalog } from "../../../../src/catalog/catalog.ts";
import { findUnused } from "../../../../src/compiler/coverage/find-unused.ts";
import type { ColumnFacts, Facts } from "../../../../src/contract/facts.ts";
import type { Task } from "../../../../src/contract/plan.ts";
import type { Args } from "../../../../src/contract/values.ts";
import { configSchema } from "../../../../src/workspace/config.ts";
import { workspaceAt } from "../../../../src/workspace/workspace.ts";
import { planOf } from "../../../support/plans.ts";

const catalog = await openCatalog(workspaceAt(import.meta.dirname, configSchema.parse({})));
const infos = await catalog.toolsOf(["data", "git", "files", "report", "text", "markets"]);
const tools = new Map(infos.map((tool) => [tool.name, tool]));

const file = "a.csv";

function unusedOf(
  query: string,
  tool: string,
  args: Args,
  facts?: Readonly<Record<string, Facts>>,
) {
  const plan = planOf(
    { t1: { tool, args } },
    { source: { query, sha256: "0", planner: "test@1" } },
  );
  const { unused } = findUnused(plan, {
    tools,
    ...(facts && { facts: new Map(Object.entries(facts)) }),
  });
  return unused.map(({ text, problem }) => [text, problem.is]);
}
const aggregate = (query: string, args: Args, facts?: Readonly<Record<string, Facts>>) =>
  unusedOf(`${query} in a.csv`, "data.aggregate", { file, ...args }, facts);

const column = (name: string, more: object = {}) => ({ name, type: "text" as const, ...more });
const table = (...columns: ReturnType<typeof column>[]): Record<string, Facts> => ({
  [file]: { is: "table", columns, rows: 9, read: [] },
});

describe("a plan that does all that was asked leaves nothing", () => {
  test.each<[string, string, Args]>([
    [
      "Please show me the average price by shop in a.csv",
      "data.aggregate",
      { file, how: "mean", measure: "price", by: ["shop"] },
    ],
    [
      "total of the worldwide gross per Major_Genre in a.csv",
      "data.aggregate",
      { file, how: "sum", measure: "worldwide_gross", by: ["Major_Genre"] },
    ],
    [
      "How many different cities are in a.csv?",
      "data.aggregate",
      { file, how: "distinct", measure: "city" },
    ],
    [
      "Number of distinct cities in a.csv",
      "data.aggregate",
      { file, how: "distinct", measure: "city" },
    ],
    [
      "average number of guests per night in a.csv",
      "data.aggregate",
      { file, how: "mean", measure: "guests", by: ["night"] },
    ],
    ["total number of rows in a.csv", "data.aggregate", { file, how: "count" }],
    ["average price in a.csv", "data.aggregate", { file, measure: "price" }],
    [
      "monthly total of price in a.csv",
      "data.timeseries",
      { file, how: "sum", measure: "price", bucket: "month" },
    ],
    ["lowest 3 rows by price in a.csv", "data.top", { file, order: "smallest", n: 3, by: "price" }],
    ["commits since March 2024", "git.log", { since: "2024-03-01" }],
    [
      "commits between 1 March and 15 April 2026",
      "git.log",
      { since: "2026-03-01", until: "2026-04-15" },
    ],
    ["the last five commits", "git.log", { limit: 5 }],
    [
      "bitcoin price history of the last 6 months",
      "markets.history",
      { coin: "bitcoin", days: 180 },
    ],
    ["commits per author", "git.authors", {}],
    [
      "average price by kind in a.csv",
      "data.aggregate",
      { file, how: "mean", measure: "price", by: ["kind"] },
    ],
    [
      "total price of {city} in a.csv",
      "data.aggregate",
      { file, how: "sum", measure: "price", only: [{ $param: "city" }] },
    ],
    [
      'first 10 rows of a.csv with "SELECT * FROM data LIMIT 10"',
      "data.query",
      { file, sql: "SELECT * FROM data LIMIT 10", limit: 10 },
    ],
  ])("%s", (query, tool, args) => {
    expect(unusedOf(query, tool, args)).toEqual([]);
  });
});

describe("what decides the result is said by an argument, or not at all", () => {
  test.each<[string, Args, (readonly [string, string])[]]>([
    [
      "How many different cities",
      { how: "count", measure: "city" },
      [["How many different", "operator"]],
    ],
    [
      "Average number of guests per night",
      { how: "count", measure: "guests", by: ["night"] },
      [
        ["Average", "contradicted"],
        ["number of", "counted"],
      ],
    ],
    ["How much revenue", { how: "mean", measure: "revenue" }, [["How much", "operator"]]],
    ["share of revenue", { how: "sum", measure: "revenue" }, [["share of", "operator"]]],
    ["total amount by kind", { how: "sum", measure: "amount" }, [["by kind", "group"]]],
    ["total amount per hour", { how: "sum", measure: "amount" }, [["per hour", "group"]]],
    ["total amount for each sort", { how: "sum", measure: "amount" }, [["each sort", "group"]]],
    [
      "total amount by region and kind",
      { how: "sum", measure: "amount", by: ["region"] },
      [["kind", "group"]],
    ],
    ["total amount in 2024", { how: "sum", measure: "amount" }, [["in 2024", "time"]]],
    ["total amount in July", { how: "sum", measure: "amount" }, [["in July", "time"]]],
    [
      "total amount since last week",
      { how: "sum", measure: "amount" },
      [["since last week", "time"]],
    ],
    ["total amount over 100", { how: "sum", measure: "amount" }, [["over 100", "comparison"]]],
    [
      "total amount without tea",
      { how: "sum", measure: "amount", only: ["tea"] },
      [["without", "negation"]],
    ],
    ["total amount of Lisbon", { how: "sum", measure: "amount" }, [["Lisbon", "word"]]],
    ['total amount of "Port Louis"', { how: "sum", measure: "amount" }, [['"Port Louis"', "name"]]],
    ["total amount of the top 5", { how: "sum", measure: "amount" }, [["top 5", "operator"]]],
    ["amount of tea", { measure: "amount", only: ["tea"] }, [["amount", "statistic"]]],
    [
      "Which month had the highest amount",
      { how: "max", measure: "amount", by: ["month"] },
      [["highest", "extreme"]],
    ],
  ])("%s", (query, args, expected) => {
    expect(aggregate(query, args)).toEqual(expected);
  });
});

test("a title repeats the question, and accounts for nothing", () => {
  const args = { tables: [], title: "Report on the sales of 2024" };
  expect(unusedOf("Write a report on the sales of 2024", "report.page", args)).toEqual([
    ["sales", "word"],
    ["of 2024", "time"],
  ]);
});

test("an example in a description accounts for nothing", () => {
  // "such as the monthly average price of AAPL and MSFT"
  const args = { file, how: "mean", measure: "price", bucket: "month", only: ["GOOG"] };
  const query = "monthly average price of AAPL, MSFT and GOOG in a.csv";
  expect(unusedOf(query, "data.timeseries", args)).toEqual([["AAPL, MSFT", "word"]]);
});

test("of two months, each needs its own argument", () => {
  expect(
    unusedOf("commits in September and October 2026", "git.log", { since: "2026-09-01" }),
  ).toEqual([["October 2026", "time"]]);
  expect(
    unusedOf("commits of this month with last month", "git.log", { since: "2026-01-01" }),
  ).toEqual([["last month", "time"]]);
});

describe("with facts", () => {
  test("the name of a column is an argument, whatever else the word is for a tool", () => {
    const facts = table(column("list"), column("amount", { type: "number" }));
    expect(aggregate("total list", { how: "sum" }, facts)).toEqual([["list", "column"]]);
    expect(aggregate("total list", { how: "sum", measure: "list" }, facts)).toEqual([]);
  });

  test("a value of a column is named as one", () => {
    const facts = table(
      column("city", { values: ["Lisbon", "Porto"], complete: true }),
      column("amount", { type: "number" }),
    );
    expect(aggregate("total amount of Porto", { how: "sum", measure: "amount" }, facts)).toEqual([
      ["Porto", "value"],
    ]);
  });

  test("of groups with one row each, an extreme is that of the rows", () => {
    const facts = table(column("month", { distinct: 9 }), column("amount", { type: "number" }));
    const args = { how: "max", measure: "amount", by: ["month"] };
    expect(aggregate("Which month had the highest amount", args, facts)).toEqual([]);
  });

  test("texts can only be counted", () => {
    const facts = table(column("city"));
    expect(aggregate("number of city", { how: "count", measure: "city" }, facts)).toEqual([]);
    expect(aggregate("number of city", { how: "count", measure: "city" })).toEqual([
      ["number of", "counted"],
    ]);
  });
});

test("words of a task are not accounted for by another one", () => {
  const query = "average price in a.csv and total price in b.csv";
  const plan = planOf(
    {
      t1: {
        tool: "data.aggregate",
        args: { file, how: "mean", measure: "price" },
        origin: { query: [0, 22] },
      },
      t2: {
        tool: "data.aggregate",
        args: { file: "b.csv", how: "mean", measure: "price" },
        origin: { query: [27, query.length] },
      },
    },
    { source: { query, sha256: "0", planner: "test@1" } },
  );
  expect(findUnused(plan, { tools }).unused.map(({ text }) => text)).toEqual(["total"]);
});

test("a plan without a query has nothing to account for", () => {
  expect(unusedOf("", "git.log", {})).toEqual([]);
});

describe("a word that decides is not taken for another one", () => {
  const rows = (...columns: ColumnFacts[]): Record<string, Facts> => ({
    [file]: { is: "table", columns, rows: 90, read: [] },
  });
  const number = (name: string) => ({ ...column(name, { distinct: 80 }), type: "number" as const });
  const day = { ...column("day", { distinct: 40 }), type: "time" as const };
  const facts = rows(number("visits"), number("price"), number("staff"), day, column("shop"));
  test.each<[string, string, Args, string[]]>([
    [
      "Year over year change of visits in a.csv",
      "data.timeseries",
      { file, bucket: "year", measure: "visits" },
      ["statistic", "operator"],
    ],
    [
      "Difference of the visits of A and B in a.csv",
      "data.aggregate",
      { file, how: "distinct", measure: "visits", only: ["A", "B"] },
      ["operator"],
    ],
    [
      "Total visits of everything but A in a.csv",
      "data.aggregate",
      { file, how: "sum", measure: "visits", only: ["A"] },
      ["negation"],
    ],
    [
      "Total visits other than A in a.csv",
      "data.aggregate",
      { file, how: "sum", measure: "visits", only: ["A"] },
      ["negation"],
    ],
    [
      "Compare A and B by total visits in a.csv",
      "data.aggregate",
      { file, how: "sum", measure: "visits", only: ["A", "B"] },
      ["sides"],
    ],
    [
      "Total visits of A versus B in a.csv",
      "data.aggregate",
      { file, how: "sum", measure: "visits", only: ["A", "B"] },
      ["sides"],
    ],
    [
      "Total visits per month compared with the month before in a.csv",
      "data.timeseries",
      { file, bucket: "month", how: "sum", measure: "visits" },
      ["sides", "time"],
    ],
    [
      "Total visits by shop from lowest to highest in a.csv",
      "data.aggregate",
      { file, how: "sum", measure: "visits", by: ["shop"] },
      ["operator"],
    ],
    [
      "Average maximum price by shop in a.csv",
      "data.aggregate",
      { file, how: "mean", measure: "price", by: ["shop"] },
      ["contradicted"],
    ],
    [
      "Total visits per staff in a.csv",
      "data.aggregate",
      { file, how: "sum", measure: "visits", by: ["staff"] },
      ["ratio"],
    ],
    [
      "How many months in a.csv",
      "data.timeseries",
      { file, how: "count", bucket: "month" },
      ["operator"],
    ],
    [
      "Average visits per day in a.csv",
      "data.timeseries",
      { file, how: "mean", bucket: "day", measure: "visits" },
      ["averaged"],
    ],
    ["Trend of visits in a.csv", "data.timeseries", { file, measure: "visits" }, ["statistic"]],
    [
      "Peak week for visits in a.csv",
      "data.timeseries",
      { file, how: "max", bucket: "week", measure: "visits" },
      ["extreme"],
    ],
    [
      "How many tickets are open in tickets.csv",
      "files.read",
      { file: "tickets.csv" },
      ["operator"],
    ],
    [
      "Most frequent word in a.md",
      "files.search",
      { glob: "a.md", text: "frequent" },
      ["operator"],
    ],
    ["Shortest word in a.md", "files.search", { glob: "a.md", text: "Shortest" }, ["word"]],
    ["Titles of a.xml", "files.search", { glob: "a.xml", text: "Titles" }, ["word"]],
    [
      "Files in data/ by extension",
      "files.search",
      { folder: "data/", text: "extension" },
      ["group"],
    ],
    ["Longest line in a.log", "files.statistics", { glob: "a.log" }, ["operator"]],
    ["Largest commit", "git.log", {}, ["operator"]],
  ])("%s", (query, tool, args, problems) => {
    expect(unusedOf(query, tool, args, facts).map(([, problem]) => problem)).toEqual(problems);
  });

  test.each<[string, string, Args]>([
    [
      "Average price per day in a.csv",
      "data.timeseries",
      { file, how: "mean", bucket: "day", measure: "price" },
    ],
    [
      "Average visits by month in a.csv",
      "data.timeseries",
      { file, how: "mean", bucket: "month", measure: "visits" },
    ],
    [
      "Compare the shops by total visits in a.csv",
      "data.aggregate",
      { file, how: "sum", measure: "visits", by: ["shop"] },
    ],
    ["Which files mention pump in docs/", "files.search", { folder: "docs/", text: "pump" }],
    ["Find crane in notes/", "files.search", { folder: "notes/", text: "crane" }],
    ["How many words are in a.md", "files.read", { file: "a.md" }],
    ["How many markdown files are there", "files.statistics", { glob: "*.md" }],
    ["Top 3 keywords", "text.keywords", { limit: 3 }],
  ])("and what is said stays taken: %s", (query, tool, args) => {
    expect(unusedOf(query, tool, args, facts)).toEqual([]);
  });
});

describe("what a tool ranks, measures and lists is what it says itself", () => {
  test.each<[string, string, Args, [string, string][]]>([
    ["First 2 commits", "git.log", { limit: 2 }, [["First", "operator"]]],
    ["Oldest commits", "git.log", {}, [["Oldest", "operator"]]],
    ["The earliest 2 commits", "git.log", { limit: 2 }, [["earliest", "operator"]]],
    ["Files with most authors", "git.authors", {}, [["most", "operator"]]],
    ["Files with the most authors", "git.hotspots", {}, [["most", "operator"]]],
    ["Files with the most commits", "git.authors", {}, [["most", "operator"]]],
    ["Which author has the fewest commits", "git.authors", {}, [["fewest", "operator"]]],
    ["What changed in the last commit", "git.log", { limit: 1 }, [["changed", "operator"]]],
    [
      "What has been changed since 2024-03-01",
      "git.log",
      { since: "2024-03-01" },
      [["changed", "operator"]],
    ],
    ["Lines of code by author", "git.authors", {}, [["Lines of code", "word"]]],
  ])("%s by %s", (query, tool, args, expected) => {
    expect(unusedOf(query, tool, args)).toEqual(expected);
  });

  test.each<[string, string, Args]>([
    ["The newest 2 commits", "git.log", { limit: 2 }],
    ["Latest changes in the repository", "git.log", {}],
    ["Files with the most commits", "git.hotspots", {}],
    ["Which author has the most commits", "git.authors", {}],
    ["Who has the most commits", "git.authors", {}],
    ["Which files changed most", "git.hotspots", {}],
    ["What changed between v1.0 and v2.0", "git.changes", { from: "v1.0", to: "v2.0" }],
    ["Which folder has the most lines", "files.statistics", { by: "folder" }],
    ["Lines of code by folder", "files.statistics", { by: "folder" }],
    ["How many lines of code", "files.statistics", {}],
  ])("and stays taken: %s by %s", (query, tool, args) => {
    expect(unusedOf(query, tool, args)).toEqual([]);
  });
});

describe("averages per time of groups", () => {
  const stays = (rows: number): Record<string, Facts> => ({
    [file]: {
      is: "table",
      columns: [
        { ...column("day", { distinct: 10 }), type: "time" },
        column("ward", { distinct: 2, values: ["north", "south"], complete: true }),
        { ...column("cost", { distinct: 15 }), type: "number" },
      ],
      rows,
      read: [],
    },
  });
  const args = { file, how: "mean", bucket: "day", measure: "cost" };
  test.each<[string, Args, number, string[]]>([
    ["Average cost per day by ward", { by: "ward" }, 60, ["averaged"]],
    ["Average cost per day of north", { only: ["north"] }, 60, ["averaged"]],
    ["Average cost per day by ward", { by: "ward" }, 20, []],
    ["Average cost per day of north", { only: ["north"] }, 20, []],
    ["Average cost by day and ward", { by: "ward" }, 60, []],
  ])("%s, %j, of %i rows", (query, more, rows, problems) => {
    const unused = unusedOf(
      `${query} in a.csv`,
      "data.timeseries",
      { ...args, ...more },
      stays(rows),
    );
    expect(unused.map(([, problem]) => problem)).toEqual(problems);
  });
});

describe("words that the planner says it made something of", () => {
  const query = "Share of rain of all cities this year, on average";
  const args = { file, measures: [{ how: "mean", column: "rain", as: "mean rain" }] };
  const planned = (words: Task["words"], changes: Args = {}) =>
    findUnused(
      planOf(
        {
          t1: {
            tool: "data.compute",
            args: { ...args, ...changes },
            words,
            origin: { query: [0, query.length] },
          },
        },
        { source: { query, sha256: "0", planner: "test@1" } },
      ),
      { tools },
    );
  const words = { [`0-${query.length}`]: "mean rain", "9-13": "measure: mean of rain" };

  test("are not judged again where they became a table query", () => {
    expect(planned(words)).toMatchObject({ unused: [], unasked: [], assumed: [] });
  });

  test("are judged where they did not, or the query was edited since", () => {
    expect(planned(undefined).unused).not.toEqual([]);
    const edited = { measures: [{ how: "max", column: "rain", as: "max rain" }] };
    expect(planned(words, edited).unused.map(({ text }) => text)).toContain("on average");
  });

  test("are taken for other tools, and may still be of something else", () => {
    const text = "Search for pump per station";
    const searched = (pattern: string, said: Task["words"]) =>
      findUnused(
        planOf(
          { t1: { tool: "files.search", args: { text: pattern }, words: said } },
          { source: { query: text, sha256: "0", planner: "test@1" } },
        ),
        { tools },
      ).unused.map((one) => one.text);
    expect(searched("pump", { "11-15": "argument text: pump" })).toEqual(["per station"]);
    expect(searched("station", { "20-27": "argument text: station" })).toContain("per station");
  });
});
