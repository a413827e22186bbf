import { expect, test } from "vitest";
import { analyse } from "../../../../src/compiler/analyses/index.ts";
import { cyclesOf } from "../../../../src/compiler/graph/cycles.ts";
import { graphOf } from "../../../../src/compiler/graph/plan-graph.ts";
import { topologicalOrder } from "../../../../src/compiler/graph/topological-order.ts";
import { TaskGraph } from "../../../../src/compiler/graph/task-graph.ts";
import { lower } from "../../../../src/compiler/lower/index.ts";
import { runPasses } from "../../../../src/compiler/passes/index.ts";
import { inputOf, passContext, planWith, toolInfo } from "../../../support/plans.ts";

const LENGTH = 20_000;
const ids = Array.from({ length: LENGTH }, (_, index) => `t${index + 1}`);
const echo = toolInfo("test.echo", { input: inputOf({ text: { type: "string" } }) });

/** Each task reads the output of the one before. The last stands first: the order has to be found. */
const chain = planWith(
  ids
    .map((id, index) => ({
      id,
      args: index === 0 ? {} : { text: { $ref: `${ids[index - 1]}.text` } },
    }))
    .toReversed(),
);

test("a chain of 20,000 tasks has an order, no cycle, and a JSON form", () => {
  const graph = graphOf(chain);
  expect(topologicalOrder(graph)).toEqual(ids);
  expect(cyclesOf(graph)).toEqual([]);
  expect(TaskGraph.fromJson(graph.toJson()).sources()).toEqual(["t1"]);
});

test("a cycle of 20,000 tasks is one cycle", () => {
  // A copy: the graph of a plan is kept, and others ask for it.
  const graph = TaskGraph.fromJson(graphOf(chain).toJson());
  graph.addEdge(ids.at(-1)!, "t1");
  const [cycle, ...others] = cyclesOf(graph);
  expect(cycle).toHaveLength(LENGTH);
  expect(others).toEqual([]);
});

test("a chain of 20,000 tasks passes all passes, is analysed, and is lowered to units that the type check can take", () => {
  const { plan, diagnostics } = runPasses(chain, passContext([echo], { maxTasks: LENGTH }));
  expect(diagnostics).toEqual([]);
  expect(plan.tasks.map(({ id }) => id)).toEqual(ids);

  const { depth, criticalPath, secondsInParallel, paths } = analyse(plan);
  expect(depth).toBe(LENGTH);
  expect(criticalPath).toEqual(ids);
  expect(secondsInParallel).toBe(LENGTH);
  expect(paths.count).toBe(1);

  const { tasks, units } = lower(plan, new Map([[echo.name, echo]]));
  expect(tasks.map(({ id }) => id)).toEqual(ids);
  expect(units.map((unit) => unit.tasks.length)).toEqual(
    Array.from({ length: LENGTH / 250 }, () => 250),
  );
});
