import { expect, test } from "vitest";
import { marksOf } from "./marks-of.ts";

test.each<[string, string[]]>([
  ["sales in New York", ["New York"]],
  ["Sales in Rome and Oslo", ["Rome", "Oslo"]],
  ["the price of MSFT", ["MSFT"]],
  ["MSFT rose", ["MSFT"]],
  ["books by John von Neumann's friends", ["John von Neumann"]],
  ["weather in Chicago, IL", ["Chicago, IL", "Chicago"]],
  ["weather in Washington, D.C.", ["Washington, D.C.", "Washington"]],
  ["flights to Paris, France", ["Paris, France", "Paris"]],
  ["books by J. K. Rowling", ["J. K. Rowling"]],
  ["near St. Louis", ["St. Louis"]],
  ["New York has most", ["New York", "York"]],
  ["the Bank of America", ["Bank of America", "Bank", "America"]],
  ["Which of France, Spain and Italy", ["France", "Spain", "Italy"]],
  ["Compare sales", []],
  ["What do I know", []],
  ["in March on Monday", []],
  ["show everything", []],
  ["SHOW ALL SALES OF MSFT", []],
  ["First. Second sentence", []],
  ["- Item one\n- Item two", []],
  ["in 'New York'", []],
  ["earned $1.5M in Q3", []],
])("%s", (query, expected) => {
  expect(marksOf(query, "name").map(({ text }) => text)).toEqual(expected);
});
