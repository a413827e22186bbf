import { expect, test } from "vitest";
import { implyNeeds } from "../../../../src/compiler/passes/imply-needs.ts";
import { passContext, planOf, toolInfo } from "../../../support/plans.ts";

const context = passContext([toolInfo("test.echo")]);

test("what a task reads it needs, once, behind what is written", () => {
  const plan = planOf({
    a: {},
    b: {},
    c: { needs: ["a"], args: { x: { $ref: "b.text" }, y: [{ $ref: "a.text" }, { $ref: "b" }] } },
    d: { args: { x: { $literal: { $ref: "a.text" } }, y: { $param: "a" } } },
  });
  const { plan: after, diagnostics } = implyNeeds.run(plan, context);
  expect(diagnostics).toEqual([]);
  expect(after.tasks.map(({ needs }) => needs)).toEqual([
    [],
    [],
    [
      { task: "a", when: "success" },
      { task: "b", when: "success" },
    ],
    [],
  ]);
});

test("nothing else changes, and doing it again changes nothing", () => {
  const plan = planOf({ a: {}, b: { args: { x: { $ref: "a.text" } }, priority: "high" } });
  const once = implyNeeds.run(plan, context).plan;
  expect({ ...once, tasks: once.tasks.map((task) => ({ ...task, needs: [] })) }).toEqual(plan);
  expect(implyNeeds.run(once, context).plan).toEqual(once);
});
