import { expect, test } from "vitest";
import { checkSize } from "../../../../src/compiler/passes/check-size.ts";
import { passContext, planOf, problemsIn, toolInfo } from "../../../support/plans.ts";

const context = passContext([toolInfo("test.echo")], { maxTasks: 2 });

test("a plan may have as many tasks as the limit says", () => {
  expect(problemsIn(checkSize, planOf({ a: {}, b: {} }), context)).toEqual([]);
});

test("one more is too many", () => {
  expect(problemsIn(checkSize, planOf({ a: {}, b: {}, c: {} }), context)).toEqual([
    "ORC2012 The plan has 3 tasks; the limit is 2.",
  ]);
});

test("without a task there is nothing to do", () => {
  expect(problemsIn(checkSize, planOf({}), context)).toEqual(["ORC2016 The plan has no tasks."]);
});
