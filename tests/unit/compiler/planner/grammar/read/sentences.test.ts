import { expect, test } from "vitest";
import { read } from "../../../../../../src/compiler/planner/grammar/read/read.ts";

test.each<[string, string[]]>([
  ["Sort it. Then save it!", ["Sort it.", "Then save it!"]],
  ["What is it? 5 of them; and more", ["What is it?", "5 of them;", "and more"]],
  ["Rows, e.g. the first. Next", ["Rows, e.g. the first.", "Next"]],
  ["The U.S. market grew 2.5 percent.", ["The U.S. market grew 2.5 percent."]],
  ["By J. K. Rowling. Count", ["By J. K. Rowling.", "Count"]],
  ["Read data/sales.csv. Count rows", ["Read data/sales.csv.", "Count rows"]],
  ["Ask Mr. Smith vs. Dr. Jones", ["Ask Mr. Smith vs. Dr. Jones"]],
  ["No. 5 is good", ["No. 5 is good"]],
  ["Say no. Stop", ["Say no.", "Stop"]],
  ['Find "a. B" there', ['Find "a. B" there']],
  ["(It is so.) Then go", ["(It is so.)", "Then go"]],
  ["- first one\n- second one", ["first one", "second one"]],
  ["1. first one\n2. second one", ["first one", "second one"]],
  ["Do this:\nCount rows\nSum prices", ["Do this:", "Count rows", "Sum prices"]],
  ["count the rows\nof each file", ["count the rows\nof each file"]],
  ["One\n\ntwo", ["One", "two"]],
  ["tea, milk, etc. are drinks", ["tea, milk, etc. are drinks"]],
  ["", []],
  ["  \n ", []],
])("%j", (query, expected) => {
  const { tokens, sentences } = read(query);
  const texts = sentences.map(({ from, to }) =>
    query.slice(tokens[from]?.start, tokens[to - 1]?.end),
  );
  expect(texts).toEqual(expected);
});

test("a line that is full goes on in the next one", () => {
  const query = "Compute the average price of each of the products that are sold in\nRome and Oslo";
  expect(read(query).sentences).toHaveLength(1);
});
