import { expect, test } from "vitest";
import { fillPlaceholders, placeholdersOf } from "../../../src/contract/placeholders.ts";

test("a placeholder is a name in braces", () => {
  expect(placeholdersOf("é {a} { b } {2c} {d_1}{}")).toEqual([
    { name: "a", start: 2, end: 5 },
    { name: "d_1", start: 17, end: 22 },
  ]);
});

test.each([
  ["values of any type", "{coin} for {days} days, {all}", "eth for 30 days, false"],
  ["the same more than once", "{coin} and {coin}", "eth and eth"],
  ["no value: it stays", "{other} {toString}", "{other} {toString}"],
  ["a value is not read again, nor as a pattern", "{odd}", "{coin} $& $1"],
])("filled: %s", (_, text, expected) => {
  const values = { coin: "eth", days: 30, all: false, odd: "{coin} $& $1" };
  expect(fillPlaceholders(text, values)).toBe(expected);
});
