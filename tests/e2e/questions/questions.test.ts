/** Questions of people who did not write the planner: each is answered rightly or refused, and none wrongly. */
import { describe, expect, test } from "vitest";
import { askBothWays } from "./both-ways.ts";
import { files } from "./files.ts";
import { judge } from "./judge.ts";
import { questions as ofTable } from "./table.ts";
import { tradeQuestions } from "./trade-questions.ts";
import { tradeFiles } from "./trades.ts";
import { workshopQuestions } from "./workshop-questions.ts";
import { workshopFiles } from "./workshops.ts";

const questions = [...ofTable, ...tradeQuestions, ...workshopQuestions];

const outcomes = askBothWays(
  questions.map((one) => ({ ...one, query: one.ask })),
  { ...files, ...tradeFiles, ...workshopFiles },
);

test("there are many, and more than a few are answered", () => {
  expect(questions.length).toBeGreaterThanOrEqual(60);
  const answered = outcomes().filter((outcome) => "answer" in outcome).length;
  expect(answered).toBeGreaterThanOrEqual(questions.filter((question) => question.answered).length);
});

describe("is right or refused:", () => {
  test.each(questions.map((question, at) => ({ ...question, at })))(
    "$ask",
    ({ right, answered, at }) => {
      const verdict = judge(outcomes()[at] ?? { refused: "it was not asked" }, right);
      expect(answered === true ? [verdict] : ["right", "refused"]).toContain(
        answered === true ? "right" : verdict,
      );
    },
  );
});
