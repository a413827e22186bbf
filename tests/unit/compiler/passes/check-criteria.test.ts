import { describe, expect, test } from "vitest";
import { checkCriteria } from "../../../../src/compiler/passes/check-criteria.ts";
import { planFileSchema } from "../../../../src/compiler/kinds/index.ts";
import { passContext, planOf, problemsIn, toolInfo } from "../../../support/plans.ts";

const context = passContext([toolInfo("test.echo")]);
const problems = (criterion: string) =>
  problemsIn(checkCriteria, planOf({ a: { criteria: [criterion] } }), context);

describe("what can be checked, and what is for a person", () => {
  test.each([
    "output.text.length > 0",
    'output.text !== ""',
    "The text is friendly",
    "The output. It reads well",
    "Every output has a source",
  ])("%s", (criterion) => {
    expect(problems(criterion)).toEqual([]);
  });
});

test.each([
  ["output.text >", "it is not TypeScript: expression expected"],
  ["output.words > 3", "test.echo returns no field words"],
  ["output.text === b.text", "it names b, and it may read output alone"],
  ["output.text === params.wanted", "it names the parameter wanted, and it may read output alone"],
])("%s", (criterion, problem) => {
  expect(problems(criterion)).toEqual([
    `ORC2063 The criterion "${criterion}" cannot be checked: ${problem}. @ a criteria[0]`,
  ]);
});

test("a task that holds others has nothing that could be checked", () => {
  const call = { id: "b", title: "b", kind: "call", agent: "test", tool: "test.echo", args: {} };
  const holder = {
    id: "a",
    title: "a",
    kind: "parallel",
    criteria: ["output.b.text !== ''"],
    tasks: [call],
  };
  const plan = planFileSchema.parse({ ...planOf({}), tasks: [holder] });
  expect(problemsIn(checkCriteria, plan, context)).toEqual([
    `ORC2063 The criterion "output.b.text !== ''" cannot be checked: a calls no tool itself; say it of the task that gives the output. @ a criteria[0]`,
  ]);
});
