/** Questions of people who did not write the planner: each is answered rightly or refused, and none wrongly. */
import { beforeAll, describe, expect, test } from "vitest";
import { userWorkspace } from "../../support/user-workspace.ts";
import { askInProcess, type Asked } from "./ask-in-process.ts";
import { askInProcesses, oneOfEachKind, withoutRun } from "./ask-in-processes.ts";
import { files } from "./files.ts";
import { judge, type Outcome } from "./judge.ts";
import { questions as ofTable } from "./table.ts";
import { tradeQuestions } from "./trade-questions.ts";
import { tradeFiles } from "./trades.ts";
import { workshopQuestions } from "./workshop-questions.ts";
import { workshopFiles } from "./workshops.ts";

const questions = [...ofTable, ...tradeQuestions, ...workshopQuestions];

const queries = questions.map(({ ask }) => ask);
const wholeWay = oneOfEachKind(questions.map((one) => ({ ...one, query: one.ask })));

let asked: Asked;
let whole: readonly Outcome[];

beforeAll(async () => {
  await using workspace = await userWorkspace({
    files: { ...files, ...tradeFiles, ...workshopFiles },
  });
  asked = await askInProcess(queries, workspace.path);
  whole = await askInProcesses(
    wholeWay.map((at) => queries[at] ?? ""),
    workspace,
  );
}, 900_000);

test("their scripts fit together", () => {
  const answered = asked.outcomes.filter((outcome) => "answer" in outcome).length;
  expect(asked.builds).toBeGreaterThanOrEqual(Math.max(1, answered));
  expect(asked.typeErrors).toEqual([]);
});

test.each(wholeWay.map((at, nth) => ({ query: queries[at] ?? "", at, nth })))(
  "the whole way is the same: $query",
  ({ at, nth }) => {
    expect(whole[nth]).toBeDefined();
    expect(withoutRun(whole[nth])).toEqual(withoutRun(asked.outcomes[at]));
  },
);

test("there are many, and more than a few are answered", () => {
  expect(questions.length).toBeGreaterThanOrEqual(60);
  const answered = asked.outcomes.filter((outcome) => "answer" in outcome).length;
  expect(answered).toBeGreaterThanOrEqual(questions.filter((question) => question.answered).length);
});

describe("is right or refused:", () => {
  test.each(questions.map((question, at) => ({ ...question, at })))(
    "$ask",
    ({ right, answered, at }) => {
      const verdict = judge(asked.outcomes[at] ?? { refused: "it was not asked" }, right);
      expect(answered === true ? [verdict] : ["right", "refused"]).toContain(
        answered === true ? "right" : verdict,
      );
    },
  );
});
