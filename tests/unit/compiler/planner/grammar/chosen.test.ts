/** Choices between readings, for questions that may be met several times while a request is read. */
import { expect, test } from "vitest";
import type { Outline } from "../../../../../src/compiler/planner/planner.ts";
import { choicesFrom, keyOf } from "../../../../../src/compiler/planner/grammar/derive/chosen.ts";
import { chosenOutline } from "../../../../../src/compiler/planner/grammar/derive/chosen-outline.ts";
import { twoReadings } from "../../../../../src/contract/diagnostics/index.ts";

const question = (text: string, ...readings: string[]) => ({
  text,
  origin: [0, text.length] as const,
  readings,
});
const first = question("first?", "a", "b");
const second = { ...question("second?", "a", "b", "c"), origin: [7, 14] as const };

test("each question has its own choice, however often it is met", () => {
  const choices = choicesFrom(
    new Map([
      [keyOf(first), 2],
      [keyOf(second), 1],
    ]),
  );
  expect(choices.choose(first)).toBe(1);
  expect(choices.choose(second)).toBe(0);
  expect(choices.choose(first)).toBe(1);
  expect(choices.choose(question("third?", "a", "b"))).toBeUndefined();
  expect(choices.met.map(({ text, chosen }) => [text, chosen])).toEqual([
    ["first?", 2],
    ["second?", 1],
    ["third?", undefined],
  ]);
});

test.each([0, 3, -1, 1.5, NaN])("%d is no reading of two", (number) => {
  const choices = choicesFrom(new Map([[keyOf(first), number]]));
  expect(choices.choose(first)).toBeUndefined();
  expect(choices.met).toEqual([first]);
});

/** Two questions in a row, of which a guess in between is met and then dropped. */
const outline = async (choices: ReturnType<typeof choicesFrom>): Promise<Outline> => {
  choices.choose(question("first? sec", "x", "y"));
  const asked = [first, second].filter((one) => choices.choose(one) === undefined);
  const diagnostics = asked.map(({ text, readings, origin: [start, end] }) =>
    twoReadings({ text, readings }, { in: "query", start, end }),
  );
  return { tasks: [], diagnostics };
};

test.each([
  [[], [undefined, undefined]],
  [[2], [2, undefined]],
  [
    [2, 3],
    [2, 3],
  ],
  [
    [2, 4],
    [2, undefined],
  ],
  [[3], [undefined, undefined]],
])("choices %j answer the questions that are asked, in their order", async (readings, expected) => {
  const { ambiguous = [] } = await chosenOutline(readings, outline);
  expect(ambiguous.map(({ text, chosen }) => [text, chosen])).toEqual([
    ["first?", expected[0]],
    ["second?", expected[1]],
  ]);
});
