import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokenize } from "../../../../../../src/compiler/planner/rules/language/tokens.ts";

const exists = (path: string) => ["src", "docs", "src/contract", "Node.js"].includes(path);
const kinds = (query: string) => tokenize(query).map(({ kind, value }) => `${kind} ${value}`);
const literals = (query: string, known?: typeof exists) =>
  tokenize(query, known).flatMap(({ kind, value }) =>
    ["word", "mark", "number"].includes(kind) ? [] : [`${kind} ${value}`],
  );

describe("literals", () => {
  test.each([
    ["read README.md, please.", ["path README.md"]],
    ["in node_modules/a-b/data/x.csv?", ["path node_modules/a-b/data/x.csv"]],
    ["look in ./src and ../docs/ and ~/notes", ["path ./src", "path ../docs/", "path ~/notes"]],
    ["files like *.ts or docs/**/*.md", ["glob *.ts", "glob docs/**/*.md"]],
    ["get https://example.org/a?b=1, then stop", ["url https://example.org/a?b=1"]],
    ["the page example.org/about", ["url https://example.org/about"]],
    ['say "a b" and `npm test`', ["quoted a b", "quoted npm test"]],
    ["say 'I don't know' twice", ["quoted I don't know"]],
    ['summarise "docs/my.md"', ["path docs/my.md"]],
    ["the last {days} days", ["placeholder days"]],
    ["since 2024-01-31", ["date 2024-01-31"]],
  ])("%s", (query, expected) => {
    expect(literals(query)).toEqual(expected);
  });

  test.each(["e.g. this", "and/or that", "TODO/FIXME marks", "Node.js modules", "3.5 percent"])(
    "%s has none",
    (query) => {
      expect(literals(query)).toEqual([]);
    },
  );

  test("a folder is told from a word where there is one of that name", () => {
    expect(literals("count the comments in src", exists)).toEqual(["path src"]);
    expect(literals("how big is the docs folder", exists)).toEqual(["path docs"]);
    expect(literals("count the comments in src")).toEqual([]);
    expect(literals("compare src with docs", exists)).toEqual([]);
    expect(literals("in origin/main and src/contract", exists)).toEqual(["path src/contract"]);
  });
});

test("numbers keep their sign and scale", () => {
  const numbers = tokenize("$1,200.50 and 20% of 3.5M, the 3rd of 10k").flatMap(
    ({ number, sign }) => (number === undefined ? [] : [[number, sign]]),
  );
  expect(numbers).toEqual([
    [1200.5, "$"],
    [20, "%"],
    [3_500_000, undefined],
    [3, undefined],
    [10_000, undefined],
  ]);
});

test("a hyphen between words separates them; a possessive is no part of a word", () => {
  expect(kinds("Bitcoin's 14-day RSI")).toEqual([
    "word Bitcoin",
    "number 14",
    "word day",
    "word RSI",
  ]);
});

test("documents that are called in capitals by convention are found by their names", () => {
  const isThere = (path: string): boolean => path === "README.md";
  const paths = (query: string) =>
    tokenize(query, isThere).flatMap(({ kind, value }) => (kind === "path" ? [value] : []));
  expect(paths("Summarise the readme, then stop")).toEqual(["README.md"]);
  expect(paths("Summarise README")).toEqual(["README.md"]);
  expect(paths("Find README mentions in the text")).toEqual([]);
  expect(paths("Summarise the changelog")).toEqual([]);
});

test("what is looked for is a text, even where it looks like a file", () => {
  const last = (query: string) => kinds(query).at(-1);
  expect(last("grep console.log")).toBe("quoted console.log");
  expect(last('Search for "package.json"')).toBe("quoted package.json");
  expect(last("Search in package.json")).toBe("path package.json");
});

test("the bullets of a list are left out, and its lines are told apart", () => {
  expect(kinds("do:\n- a\n2. b")).toEqual([
    "word do",
    "mark :",
    "mark \n",
    "word a",
    "mark \n",
    "word b",
  ]);
});

test("in a query that is all capitals they say nothing", () => {
  expect(tokenize("CHART THE PRICE OF BITCOIN").map(({ value }) => value)).toEqual([
    "chart",
    "the",
    "price",
    "of",
    "bitcoin",
  ]);
  expect(tokenize("RSI and MACD").map(({ value }) => value)).toEqual(["RSI", "and", "MACD"]);
});

test("every token says where it stands, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (query) => {
      let end = 0;
      for (const token of tokenize(query)) {
        expect(query.slice(token.start, token.end)).toBe(token.text);
        expect(token.start).toBeGreaterThanOrEqual(end);
        end = token.end;
      }
    }),
  );
});
