import { expect, test } from "vitest";
import { findCriticalPath } from "../../../../src/compiler/analyses/find-critical-path.ts";
import { graphOf } from "../../../../src/compiler/graph/plan-graph.ts";
import { topologicalOrder } from "../../../../src/compiler/graph/topological-order.ts";
import { planOf, type TaskText } from "../../../support/plans.ts";

function scheduleOf(tasks: Record<string, TaskText>, seconds: Record<string, number>) {
  const graph = graphOf(planOf(tasks));
  return findCriticalPath(graph, topologicalOrder(graph), (id) => seconds[id] ?? 0);
}

test("the longest chain by time, and by how much each other task may be late", () => {
  // a 3 → b 2 → d 1 takes 6; a 3 → c 4 → e 5 takes 12; d may end at 12 instead of 6.
  expect(
    scheduleOf(
      { a: {}, b: { needs: ["a"] }, c: { needs: ["a"] }, d: { needs: ["b"] }, e: { needs: ["c"] } },
      { a: 3, b: 2, c: 4, d: 1, e: 5 },
    ),
  ).toEqual({
    criticalPath: ["a", "c", "e"],
    seconds: 12,
    slack: { a: 0, b: 6, c: 0, d: 6, e: 0 },
  });
});

test("a join waits for the later of its needs", () => {
  expect(scheduleOf({ a: {}, b: {}, c: { needs: ["a", "b"] } }, { a: 1, b: 2.5, c: 1 })).toEqual({
    criticalPath: ["b", "c"],
    seconds: 3.5,
    slack: { a: 1.5, b: 0, c: 0 },
  });
});

test("of equally long chains the one that stands first in the plan", () => {
  expect(scheduleOf({ a: {}, b: {} }, { a: 1, b: 1 })).toMatchObject({
    criticalPath: ["a"],
    slack: { a: 0, b: 0 },
  });
});

test("sums of decimal fractions do not show as slack", () => {
  // In floating point, 0.1 + 0.2 is more than 0.3.
  const { seconds, slack } = scheduleOf(
    { a: {}, b: { needs: ["a"] }, c: {} },
    { a: 0.1, b: 0.2, c: 0.3 },
  );
  expect(seconds).toBe(0.3);
  expect(slack).toEqual({ a: 0, b: 0, c: 0 });
});

test("no tasks take no time", () => {
  expect(scheduleOf({}, {})).toEqual({ criticalPath: [], seconds: 0, slack: {} });
});

test("a chain of ten thousand is walked without recursion", () => {
  const tasks = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, i) => [`t${i}`, { needs: i === 0 ? [] : [`t${i - 1}`] }]),
  );
  const graph = graphOf(planOf(tasks));
  const { criticalPath, seconds } = findCriticalPath(graph, topologicalOrder(graph), () => 1);
  expect(criticalPath).toHaveLength(10_000);
  expect(seconds).toBe(10_000);
});
