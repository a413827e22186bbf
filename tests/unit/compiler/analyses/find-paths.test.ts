import { describe, expect, test } from "vitest";
import { coverWithPaths, findPaths } from "../../../../src/compiler/analyses/find-paths.ts";
import { TaskGraph } from "../../../../src/compiler/graph/task-graph.ts";
import { graphOf } from "../../../../src/compiler/graph/plan-graph.ts";
import { topologicalOrder } from "../../../../src/compiler/graph/topological-order.ts";
import { planOf, type TaskText } from "../../../support/plans.ts";

const diamond = { a: {}, b: { needs: ["a"] }, c: { needs: ["a"] }, d: { needs: ["b", "c"] } };

function pathsOf(tasks: Record<string, TaskText>) {
  const graph = graphOf(planOf(tasks));
  const order = topologicalOrder(graph);
  return { ...findPaths(graph, order), cover: coverWithPaths(graph, order) };
}

/** `layers` diamonds, one behind the other: each doubles the number of paths. */
function diamonds(layers: number): Record<string, TaskText> {
  const tasks: Record<string, TaskText> = { s0: {} };
  for (let i = 0; i < layers; i += 1) {
    tasks[`l${i}`] = { needs: [`s${i}`] };
    tasks[`r${i}`] = { needs: [`s${i}`] };
    tasks[`s${i + 1}`] = { needs: [`l${i}`, `r${i}`] };
  }
  return tasks;
}

describe("all paths", () => {
  test("from root to leaf, in the plan's order", () => {
    expect(pathsOf(diamond)).toMatchObject({
      count: 2,
      listed: [
        ["a", "b", "d"],
        ["a", "c", "d"],
      ],
    });
  });

  test("a task alone is a path", () => {
    expect(pathsOf({ a: {}, b: {} })).toMatchObject({ count: 2, listed: [["a"], ["b"]] });
    expect(pathsOf({})).toMatchObject({ count: 0, listed: [] });
  });

  test("are counted without being listed; the first hundred are", () => {
    const { count, listed } = pathsOf(diamonds(20));
    expect(count).toBe(2 ** 20);
    expect(listed).toHaveLength(100);
    expect(new Set(listed.map((path) => path.join(" "))).size).toBe(100);
  });

  test("more than can be counted exactly are counted as that many", () => {
    expect(pathsOf(diamonds(60)).count).toBe(Number.MAX_SAFE_INTEGER);
    expect(pathsOf(diamonds(1100)).count).toBe(Number.MAX_SAFE_INTEGER);
  });

  test("one of ten thousand tasks is listed without recursion", () => {
    const tasks = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [`t${i}`, { needs: i === 0 ? [] : [`t${i - 1}`] }]),
    );
    const graph = graphOf(planOf(tasks));
    const { count, listed } = findPaths(graph, topologicalOrder(graph));
    expect(count).toBe(1);
    expect(listed[0]).toHaveLength(10_000);
  });
});

describe("paths that cover a plan", () => {
  test("as few as it takes here: one more for each task that the others leave out", () => {
    expect(pathsOf(diamond).cover).toEqual([
      ["a", "b", "d"],
      ["a", "c", "d"],
    ]);
    expect(pathsOf(diamonds(20)).cover).toHaveLength(2);
  });

  test("tasks that wait for each other are on none, and end the walk of none", () => {
    const graph = new TaskGraph();
    graph.addEdge("a", "b");
    graph.addEdge("b", "c");
    graph.addEdge("c", "b");
    graph.addNode("d");
    expect(coverWithPaths(graph, topologicalOrder(graph))).toEqual([["a"], ["d"]]);
  });
});
