import { expect, test } from "vitest";
import { checkIds } from "../../../../src/compiler/passes/check-ids.ts";
import { passContext, planOf, planWith, problemsIn, toolInfo } from "../../../support/plans.ts";

const context = passContext([toolInfo("test.echo")]);

test("ids that differ, if only in case", () => {
  expect(problemsIn(checkIds, planOf({ a: {}, A: {}, constructor: {} }), context)).toEqual([]);
});

test("every use of an id but the first is reported", () => {
  const plan = planWith([
    { id: "a" },
    { id: "b" },
    { id: "a", origin: { query: [2, 8] } },
    { id: "a" },
  ]);
  expect(problemsIn(checkIds, plan, context)).toEqual([
    'ORC2014 The id "a" is used by more than one task. @ query 2-8 @ a',
    'ORC2014 The id "a" is used by more than one task. @ a',
  ]);
});
