/** A kind is one file and one line in the list: one from outside is planned, checked, drawn and lowered as all others. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { kinds } from "../../../../src/compiler/kinds/index.ts";
import { tasksIn } from "../../../../src/contract/regions/index.ts";
import { pair } from "../../../support/pair-kind.ts";
import { passContext, planOf, toolInfo } from "../../../support/plans.ts";

const list = "../../../../src/compiler/kinds/list.ts";

// Tests of a part share their modules: those that know the list are loaded anew, here and after.
beforeAll(() => {
  vi.resetModules();
  vi.doMock(list, () => ({ kinds: [...kinds, pair] }));
});

afterAll(() => {
  vi.doUnmock(list);
  vi.resetModules();
});

async function compiler() {
  return {
    ...(await import("../../../../src/compiler/analyses/index.ts")),
    ...(await import("../../../../src/compiler/emit/draw-graph.ts")),
    ...(await import("../../../../src/compiler/expression/index.ts")),
    ...(await import("../../../../src/compiler/graph/needs.ts")),
    ...(await import("../../../../src/compiler/kinds/index.ts")),
    ...(await import("../../../../src/compiler/passes/index.ts")),
  };
}

test("a kind from outside is known everywhere", async () => {
  const {
    analyse,
    drawGraph,
    lowerTask,
    needsOf,
    outputOf,
    planFileSchema,
    readExpression,
    runPasses,
    walkTasks,
  } = await compiler();
  const [one, two, end] = planOf({
    a: { args: { x: { $ref: "src.text" } } },
    b: {},
    end: { args: { x: { $ref: "both.left.text" }, y: { $ref: "a.text" } } },
  }).tasks;
  const plan = planFileSchema.parse({
    ...planOf({}),
    tasks: [
      ...planOf({ src: {} }).tasks,
      { id: "both", title: "Both", kind: "pair", left: one, right: two },
      end,
    ],
  });
  const echo = toolInfo("test.echo", { input: { type: "object", additionalProperties: true } });
  const passed = runPasses(plan, passContext([echo]));
  expect(passed.diagnostics).toEqual([]);
  const made = passed.plan;
  expect(walkTasks(made).map(({ id }) => id)).toEqual(["t1", "t2", "t2a", "t2b", "t3"]);
  expect(analyse(made).criticalPath).toEqual(["t1", "t2", "t3"]);
  const mistaken = planFileSchema.parse({
    ...made,
    tasks: made.tasks.map((task) =>
      task.id === "t3" ? { ...task, args: { x: { $ref: "t2.lft" } } } : task,
    ),
  });
  const found = runPasses(mistaken, passContext([echo])).diagnostics;
  expect(found.map(({ code }) => code)).toEqual(["ORC2010"]);
  expect(await drawGraph(made, "json")).toContain('"parent": "t2"');
  const needs = needsOf(made);
  const { region, tasks } = lowerTask(made.tasks[1]!, needs(made.tasks[1]!), readExpression);
  expect(tasksIn(region)).toEqual(["t2a", "t2b"]);
  expect(tasks.map(({ needs: own }) => own)).toEqual([[], []]);
  expect(outputOf(made.tasks[1]!, new Map([["test.echo", echo]]))).toHaveProperty(
    "properties.left",
  );
});
