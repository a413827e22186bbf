import { expect, test } from "vitest";
import { runChecks } from "../../../../src/compiler/passes/index.ts";
import { wrapAll, wrapOptional } from "../../../../src/compiler/passes/wrap-optional.ts";
import { inputOf, passContext, planOf, problemsIn, toolInfo } from "../../../support/plans.ts";

const text = { text: { type: "string" } };
const context = passContext([toolInfo("test.echo", { input: inputOf(text) })]);

test("an optional task stands in one that ends well without it, with its needs and its place", () => {
  const plan = planOf({
    a: {},
    b: { needs: ["a"], optional: true, priority: "low" },
    c: { args: { text: { $ref: "b.text" } }, needs: ["b"] },
  });
  const { plan: wrapped, diagnostics } = wrapAll(plan);
  expect(diagnostics).toEqual([]);
  expect(wrapped.tasks.map(({ id, kind }) => [id, kind])).toEqual([
    ["a", "call"],
    ["b-optional", "parallel"],
    ["c", "call"],
  ]);
  expect(wrapped.tasks[1]).toMatchObject({
    needs: [{ task: "a", when: "success" }],
    priority: "low",
    join: "settled",
    tasks: [{ id: "b", needs: [] }],
  });
  expect(wrapped.tasks[1]?.["tasks"]).not.toMatchObject([{ optional: true }]);
  expect(wrapped.tasks[2]?.needs).toEqual([{ task: "b-optional", when: "success" }]);
  expect(runChecks(plan, context)).toEqual([]);
});

test("a plan without optional tasks is the same plan", () => {
  const plan = planOf({ a: {}, b: { needs: ["a"] } });
  expect(wrapAll(plan).plan).toBe(plan);
});

test("the name of what holds it is its own", () => {
  const plan = planOf({ a: { optional: true }, "a-optional": {} });
  expect(wrapAll(plan).plan.tasks.map(({ id }) => id)).toEqual(["a-optional-", "a-optional"]);
});

test("its failure is nothing to wait for, its end is", () => {
  const plan = planOf({
    a: { optional: true },
    b: { needs: [{ task: "a", when: "failure" }] },
    c: { needs: [{ task: "a", when: "always" }] },
  });
  expect(problemsIn(wrapOptional, plan, context)).toEqual([
    "ORC2062 It waits for the failure of a, which is optional: that is no failure of the run. @ b needs[0]",
  ]);
});
