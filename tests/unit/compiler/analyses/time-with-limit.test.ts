import { expect, test } from "vitest";
import { analyse } from "../../../../src/compiler/analyses/index.ts";
import { planOf, type TaskText } from "../../../support/plans.ts";

const takes = (seconds: number, ...needs: string[]): TaskText => ({ estimate: { seconds }, needs });

/** A chain of 1 + 4 seconds beside four tasks of 2 seconds each, and an end that waits for all. */
const tasks = {
  a: takes(2),
  b: takes(2),
  c: takes(2),
  d: takes(2),
  first: takes(1),
  then: takes(4, "first"),
  end: takes(1, "a", "b", "c", "d", "then"),
};

test.each([
  [1, 14],
  [2, 8],
  [3, 6],
  [32, 6],
])("with %i at a time it takes %i seconds", (maxParallel, seconds) => {
  const analysis = analyse(planOf(tasks, { limits: { maxParallel } }));
  expect(analysis.secondsInParallel).toBe(seconds);
  // The chain that decides is as long as before.
  expect(analysis.criticalSeconds).toBe(6);
  expect(analysis.secondsInSequence).toBe(14);
  expect(analysis.speedup).toBeCloseTo(14 / seconds, 2);
});

test("a plan without a limit takes as long as its critical path", () => {
  expect(analyse(planOf(tasks)).secondsInParallel).toBe(6);
  expect(analyse(planOf({}, { limits: { maxParallel: 1 } })).secondsInParallel).toBe(0);
});
