import { expect, test } from "vitest";
import { subjectOf } from "../../../../../../src/compiler/planner/rules/bind/subject.ts";
import { tokenize } from "../../../../../../src/compiler/planner/rules/language/tokens.ts";
import { segment } from "../../../../../../src/compiler/planner/rules/outline/segment.ts";

const subject = (query: string) =>
  subjectOf(
    query,
    segment(tokenize(query)).map(({ tokens }) => tokens),
  );

test.each([
  ["Show the average price by symbol in data/a.csv, and chart it", "Average price by symbol"],
  ["Summarise docs/guide.md and write a report", "Summarise guide.md"],
  ["List the authors, find the hotspots, put both in a report", "Authors, hotspots"],
  // Where to put it is not what it is about.
  ["List the authors and save them to out/a.md", "Authors"],
  // All that is asked for is a report: then what that is on.
  ["Write a report on the average price in data/a.csv", "Average price"],
])("%s", (query, title) => {
  expect(subject(query)).toBe(title);
});

test("is as many clauses as one line has room for", () => {
  const long = "the number of commits of every author in the last five years";
  expect(subject(`Show ${long}, and count the lines of all the files`)).toBe(
    `${long.slice(4, 5).toUpperCase()}${long.slice(5)}`,
  );
});

test("is none where nothing is asked for", () => {
  expect(subject("Chart it")).toBeUndefined();
});
