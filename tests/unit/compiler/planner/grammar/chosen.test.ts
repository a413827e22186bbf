/** Choices between readings, for questions that may be met several times while a request is read. */
import { expect, test } from "vitest";
import { choicesFrom } from "../../../../../src/compiler/planner/grammar/derive/chosen.ts";

test("each question has its own choice, however often it is met", () => {
  const choices = choicesFrom([2, 1]);
  expect(choices.choose("first?", ["a", "b"])).toBe(1);
  expect(choices.choose("second?", ["a", "b", "c"])).toBe(0);
  expect(choices.choose("first?", ["a", "b"])).toBe(1);
  expect(choices.choose("third?", ["a", "b"])).toBeUndefined();
  expect(choices.met.map(({ text, chosen }) => [text, chosen])).toEqual([
    ["first?", 2],
    ["second?", 1],
    ["third?", undefined],
  ]);
});

test.each([0, 3, -1, 1.5, NaN])("%d is no reading of two", (number) => {
  const choices = choicesFrom([number]);
  expect(choices.choose("first?", ["a", "b"])).toBeUndefined();
  expect(choices.met).toEqual([{ text: "first?", readings: ["a", "b"] }]);
});
