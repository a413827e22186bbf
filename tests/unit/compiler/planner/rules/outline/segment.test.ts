import { expect, test } from "vitest";
import { tokenize } from "../../../../../../src/compiler/planner/rules/language/tokens.ts";
import { segment } from "../../../../../../src/compiler/planner/rules/outline/segment.ts";

const clauses = (query: string) =>
  segment(tokenize(query)).map(({ tokens }) => tokens.map(({ text }) => text).join(" "));
const joints = (query: string) => segment(tokenize(query)).map(({ joint }) => joint);

test.each([
  ["Count the comments and list the files", ["Count the comments", "list the files"]],
  ["Read a.md, summarise it, and write a report", ["Read a.md", "summarise it", "write a report"]],
  ["Read a.md then summarise it", ["Read a.md", "summarise it"]],
  [
    "Which files changed most, and who changed them?",
    ["Which files changed most", "who changed them"],
  ],
  [
    "First, read a.md. Second, chart it; finally write it up",
    ["read a.md", "chart it", "write it up"],
  ],
  ["Could you please count the files for me?", ["count the files"]],
  [
    "Do this:\n- count the files\n- list the authors",
    ["Do this", "count the files", "list the authors"],
  ],
])("%s", (query, expected) => {
  expect(clauses(query)).toEqual(expected);
});

test.each([
  "Compare AAPL and MSFT in stocks.csv",
  "Show price and volume of bitcoin",
  "Get the fear and greed index",
  "List commits and authors",
  "Summarise a.md, which is long",
])("%s is one clause", (query) => {
  expect(clauses(query)).toHaveLength(1);
});

test("the object of two verbs is said once", () => {
  expect(clauses("Read and summarise a.md")).toEqual(["Read and summarise a.md"]);
});

test("a place that is said first belongs to what follows", () => {
  expect(clauses("In stocks.csv, find the average price")).toEqual([
    "find the average price In stocks.csv",
  ]);
});

test("what is done for each of something belongs to what follows, with or without a comma", () => {
  expect(clauses("For each region in sales.csv compute the total")).toEqual([
    "compute the total For each region in sales.csv",
  ]);
});

test("'as' after a noun for showing makes it a verb", () => {
  expect(clauses("Count the files and plot as bars")).toEqual(["Count the files", "plot as bars"]);
});

test("what is done first stands first, however it is said", () => {
  expect(clauses("Before writing a report, count the files")).toEqual([
    "count the files",
    "writing a report",
  ]);
  expect(clauses("Chart the prices after computing the averages")).toEqual([
    "computing the averages",
    "Chart the prices",
  ]);
  expect(joints("After reading a.md, chart it")).toEqual(["first", "then"]);
});

test("clauses say how they follow each other", () => {
  expect(joints("Read a.md and list b, then chart it. Finally, report.")).toEqual([
    "first",
    "and",
    "then",
    "finally",
  ]);
});
