/** A kind is one file and one line in the list: one from outside is planned, checked, drawn and lowered as all others. */
import { expect, test, vi } from "vitest";
import { analyse } from "../../../../src/compiler/analyses/index.ts";
import { drawGraph } from "../../../../src/compiler/emit/draw-graph.ts";
import { readExpression } from "../../../../src/compiler/expression/index.ts";
import { needsOf } from "../../../../src/compiler/graph/needs.ts";
import { lowerTask, outputOf, planFileSchema, walkTasks } from "../../../../src/compiler/kinds/index.ts"; // prettier-ignore
import type { Kind } from "../../../../src/compiler/kinds/kind.ts";
import { runPasses } from "../../../../src/compiler/passes/index.ts";
import { tasksIn } from "../../../../src/contract/regions/index.ts";
import { passContext, planOf, toolInfo } from "../../../support/plans.ts";

vi.mock("../../../../src/compiler/kinds/list.ts", async (original) => {
  const { kinds } = await original<{ kinds: readonly Kind[] }>();
  const { pair } = await import("../../../support/pair-kind.ts");
  return { kinds: [...kinds, pair] };
});

test("a kind from outside is known everywhere", async () => {
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
    tasks: made.tasks.map((task) => (task.id === "t3" ? { ...task, args: { x: { $ref: "t2.lft" } } } : task)), // prettier-ignore
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
