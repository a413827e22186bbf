import { expect, test } from "vitest";
import { tokenize } from "../../../../../../src/compiler/planner/rules/language/tokens.ts";
import { withPlaces } from "../../../../../../src/compiler/planner/rules/outline/same-place.ts";

const values = (query: string) => withPlaces(tokenize(query)).map(({ value }) => value);

test.each([
  ["Describe a.csv, correlate it in the same file", ["in", "a.csv"]],
  ["Count files in ./src/, search that folder", ["search", "./src/"]],
  ["Fetch https://example.org/a, read this page", ["read", "https://example.org/a"]],
  ["Count lines in ./src and find the TODOs there", ["TODOs", "in", "./src"]],
])("%s", (query, last) => {
  expect(values(query).slice(-last.length)).toEqual(last);
});

test("the nearest of its kind is meant: a file is no folder", () => {
  expect(values("Read a.md and b.md in ./docs, then chart that file").at(-1)).toBe("b.md");
});

test("without such a place, or where 'there' introduces something, the words stay", () => {
  expect(values("Count the lines of the same file").at(-1)).toBe("file");
  expect(values("Look at a.md. There is more")).toContain("There");
});

test("the place stands where the words did", () => {
  const query = "Describe a.csv, then that file";
  const last = withPlaces(tokenize(query)).at(-1);
  expect(query.slice(last?.start, last?.end)).toBe("that file");
});
