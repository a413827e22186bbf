import { expect, test } from "vitest";
import { newRunState, type RunTask } from "../../../../src/cli/render/run-state.ts";
import { timeLeft } from "../../../../src/cli/render/time-left.ts";

const start = Date.parse("2026-01-01T00:00:00.000Z");
const at = (ms: number) => ({ run: "r1", seq: 1, at: new Date(start + ms).toISOString() });
const task = (id: string, needs: readonly string[], seconds = 10, tool = "a.slow"): RunTask => ({
  id,
  needs,
  seconds,
  tool,
  title: id,
});
const tasks = [
  task("t1", []),
  task("t2", ["t1"]),
  task("t3", ["t1"]),
  task("t4", ["t2", "t3"], 1, "a.fast"),
];
const output = {
  data: {},
  metadata: { headline: [], identity: "", tool: "", version: "1", bytes: 2 },
};

const left = (
  state: ReturnType<typeof newRunState>,
  now: number,
  parallel = 4,
  learned = new Map<string, number>(),
) => timeLeft(tasks, state, start + now, { parallel, learned });

test("the longest chain, or the work over what runs side by side when that is longer", () => {
  const state = newRunState(tasks);
  expect(left(state, 0)).toBe(21_000);
  expect(left(state, 0, 1)).toBe(31_000);
});

test("by what tools took lately, and better by what they take in this run", () => {
  const state = newRunState(tasks);
  expect(left(state, 0, 4, new Map([["a.slow", 2000]]))).toBe(5000);
  state.apply({ type: "task.started", ...at(0), task: "t1", attempt: 1, pid: 1 });
  expect(left(state, 4000)).toBe(17_000);
  state.apply({ type: "task.succeeded", ...at(5000), task: "t1", attempt: 1, ms: 5000, output });
  expect(left(state, 5000, 4, new Map([["a.slow", 2000]]))).toBe(6000);
});

test("a task that reports goes on as before; one that waits for its next try waits, and begins again", () => {
  const state = newRunState(tasks);
  state.apply({ type: "task.started", ...at(0), task: "t1", attempt: 1, pid: 1 });
  state.apply({ type: "task.progress", ...at(1000), task: "t1", done: 1, total: 4 });
  expect(left(state, 1000)).toBe(3000 + 11_000);
  const error = { code: "ORC4301", message: "No.", retryable: true };
  state.apply({ type: "task.retrying", ...at(2000), task: "t1", attempt: 1, delayMs: 500, error });
  expect(left(state, 2000)).toBe(500 + 21_000);
});

test("nothing is left of what is settled", () => {
  const state = newRunState(tasks);
  for (const { id } of tasks) state.apply({ type: "task.skipped", ...at(0), task: id, reason: "" });
  expect(left(state, 0)).toBe(0);
});
