import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  earliestEnds,
  longestChain,
  sortByNeeds,
} from "../../../../../src/runtime/runner/record/longest-chain.ts";

const task = (id: string, ...needs: readonly string[]) => ({
  id,
  needs: needs.map((other) => ({ task: other, when: "success" as const })),
});

/** A diamond with a tail: a → b, c → d. */
const diamond = [task("d", "b", "c"), task("a"), task("b", "a"), task("c", "a")];

describe("longestChain", () => {
  test("follows the branch that took longer, whatever the order of the tasks", () => {
    expect(longestChain(diamond, { a: 10, b: 5, c: 30, d: 1 })).toEqual({
      tasks: ["a", "c", "d"],
      ms: 41,
    });
  });

  test("leaves out tasks that did not run", () => {
    expect(longestChain(diamond, { a: 10, b: 5 })).toEqual({ tasks: ["a", "b"], ms: 15 });
    expect(longestChain(diamond, {})).toEqual({ tasks: [], ms: 0 });
    expect(longestChain([], {})).toEqual({ tasks: [], ms: 0 });
  });
});

test("earliestEnds starts a task when the last of its needs has ended", () => {
  expect(Object.fromEntries(earliestEnds(diamond, { a: 10, b: 5, c: 30, d: 1 }))).toEqual({
    a: 10,
    b: 15,
    c: 40,
    d: 41,
  });
});

/** Needs lead to earlier tasks only, so there is no cycle; then the tasks are shuffled. */
const graphs = fc
  .array(
    fc.record({
      needs: fc.uniqueArray(fc.nat(20), { maxLength: 3 }),
      ms: fc.integer({ min: 1, max: 1000 }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .chain((nodes) => {
    const tasks = nodes.map(({ needs }, i) =>
      task(`t${i}`, ...needs.filter((need) => need < i).map((need) => `t${need}`)),
    );
    const durations = Object.fromEntries(nodes.map(({ ms }, i) => [`t${i}`, ms]));
    return fc.record({
      tasks: fc.shuffledSubarray(tasks, { minLength: tasks.length }),
      durations: fc.constant(durations),
    });
  });

test("the longest chain is as long as the longest of all chains, and is one of them", () => {
  fc.assert(
    fc.property(graphs, ({ tasks, durations }) => {
      const byId = new Map(tasks.map((one) => [one.id, one]));
      const longestTo = (id: string): number =>
        (durations[id] ?? 0) +
        Math.max(0, ...(byId.get(id)?.needs ?? []).map((need) => longestTo(need.task)));
      const { tasks: chain, ms } = longestChain(tasks, durations);
      expect(ms).toBe(Math.max(...tasks.map(({ id }) => longestTo(id))));
      expect(chain.reduce((sum, id) => sum + (durations[id] ?? 0), 0)).toBe(ms);
      chain.slice(1).forEach((id, i) => {
        expect(byId.get(id)?.needs.map((need) => need.task)).toContain(chain[i]);
      });
    }),
  );
});

test("in topological order each task stands after all that it needs", () => {
  fc.assert(
    fc.property(graphs, ({ tasks }) => {
      const order = sortByNeeds(tasks).map(({ id }) => id);
      expect(order.toSorted()).toEqual(tasks.map(({ id }) => id).toSorted());
      for (const { id, needs } of tasks) {
        for (const need of needs) expect(order.indexOf(need.task)).toBeLessThan(order.indexOf(id));
      }
    }),
  );
});
