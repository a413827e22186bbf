/** Questions of people who did not write the planner: each is answered rightly or refused, and none wrongly. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectDone } from "../../support/endings.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";
import { files } from "./files.ts";
import { judge, type Outcome } from "./judge.ts";
import { questions as ofTable } from "./table.ts";
import { tradeQuestions } from "./trade-questions.ts";
import { tradeFiles } from "./trades.ts";
import { workshopQuestions } from "./workshop-questions.ts";
import { workshopFiles } from "./workshops.ts";

const questions = [...ofTable, ...tradeQuestions, ...workshopQuestions];

let workspace: UserWorkspace;
let outcomes: readonly Outcome[];

// All of them in one process: what the table needs of time is mostly the start of processes.
const PROGRAM = `
import { readFileSync } from "node:fs";
import { run } from "orchc";
const outcomes = [];
for (const query of JSON.parse(readFileSync("questions.json", "utf8"))) {
  try {
    const { answer, metadata } = await run({ query, name: "question" });
    const { status, diagnostics } = metadata;
    const error = diagnostics.find(({ severity }) => severity === "error");
    const isDone = status === "success" && error === undefined;
    outcomes.push(isDone ? { answer } : { refused: error?.message ?? status });
  } catch (error) {
    if (error.name !== "OrchcError") throw error;
    outcomes.push({ refused: error.message });
  }
}
console.log(JSON.stringify(outcomes));
`;

beforeAll(async () => {
  workspace = await userWorkspace({ files: { ...files, ...tradeFiles, ...workshopFiles } });
  await workspace.write("program.mjs", PROGRAM);
  await workspace.write("questions.json", JSON.stringify(questions.map(({ ask }) => ask)));
  const ended = await workspace.node(["program.mjs"]);
  expectDone(ended);
  outcomes = JSON.parse(ended.stdout) as readonly Outcome[];
}, 900_000);
afterAll(() => workspace[Symbol.asyncDispose]());

test("there are many, and more than a few are answered", () => {
  expect(questions.length).toBeGreaterThanOrEqual(60);
  const answered = outcomes.filter((outcome) => "answer" in outcome).length;
  expect(answered).toBeGreaterThanOrEqual(questions.filter((question) => question.answered).length);
});

describe("is right or refused:", () => {
  test.each(questions.map((question, at) => ({ ...question, at })))(
    "$ask",
    ({ right, answered, at }) => {
      const verdict = judge(outcomes[at] ?? { refused: "it was not asked" }, right);
      expect(answered === true ? [verdict] : ["right", "refused"]).toContain(
        answered === true ? "right" : verdict,
      );
    },
  );
});
