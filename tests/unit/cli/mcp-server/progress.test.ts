import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ProgressMessage } from "../../../../src/cli/mcp-server/messages.ts";
import { progressWatcher } from "../../../../src/cli/mcp-server/progress.ts";
import type { RunEvent } from "../../../../src/contract/events.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const event = (type: string, more: object): RunEvent =>
  ({ type, run: "r1", at: "2026-01-01T00:00:00Z", ...more }) as unknown as RunEvent;
const started = event("run.started", {
  facts: { name: "sales" },
  tasks: ["t1", "t2"].map((id) => ({ id, title: id, tool: "data.query" })),
});

test("numbers grow with every message, and a task that ends is a whole one", () => {
  const told: ProgressMessage[] = [];
  const watcher = progressWatcher((message) => void told.push(message));
  watcher.onStage("Planning: outline");
  const next = (one: RunEvent): void => {
    vi.advanceTimersByTime(1000);
    watcher.onEvent(one);
  };
  vi.advanceTimersByTime(1000);
  next(started);
  next(event("task.started", { task: "t1", attempt: 1 }));
  next(event("task.progress", { task: "t1", done: 1, total: 2 }));
  next(event("task.succeeded", { task: "t1", ms: 5 }));
  next(event("task.skipped", { task: "t2", reason: "not needed" }));
  const numbers = told.map(({ progress }) => progress);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect(new Set(numbers).size).toBe(told.length);
  expect(told).toHaveLength(6);
  expect(told[0]).toEqual({ is: "progress", progress: 0.5, message: "Planning: outline" });
  expect(told[4]?.progress).toBeGreaterThan(1);
  expect(told[5]).toMatchObject({ total: 2, message: "t2 skipped   not needed" });
  expect(numbers.at(-1)).toBeLessThan(3);
});

test("thousands of events are a few messages, and the last of them is told", () => {
  const told: ProgressMessage[] = [];
  const watcher = progressWatcher((message) => void told.push(message));
  watcher.onEvent(started);
  for (let n = 0; n < 1000; n += 1) {
    watcher.onEvent(event("task.progress", { task: "t1", done: n, total: 1000 }));
    watcher.onEvent(event("task.log", { task: "t1", line: "noise" }));
    watcher.onEvent(event("task.succeeded", { task: `t2[${n}]`, ms: 1 }));
  }
  vi.advanceTimersByTime(1000);
  expect(told).toHaveLength(2);
  expect(told[1]?.message).toContain("999");
});
