import { describe, expect, test } from "vitest";
import { lineOf } from "../../../../src/cli/render/run-lines.ts";
import { applyEvent, newRunState } from "../../../../src/cli/render/run-state.ts";
import { renderRunTree } from "../../../../src/cli/render/run-tree.ts";
import type { RunEvent } from "../../../../src/contract/events.ts";
import { plain } from "./style.ts";

const tasks = [
  { id: "t1", title: "Read", tool: "files.read", needs: [] },
  { id: "t2", title: "Count", tool: "data.query", needs: ["t1"] },
  { id: "t3", title: "Report", tool: "report.page", needs: ["t2"] },
];
const start = Date.parse("2026-01-01T00:00:00.000Z");
const at = (ms: number) => ({ run: "r1", at: new Date(start + ms).toISOString() });
const error = { code: "ORC4301", message: "No such column.", retryable: true };

const facts = { name: "count", plan: "", params: {}, query: "", orchc: "", node: "", sandbox: "", folder: "" }; // prettier-ignore
const started = tasks.map(({ id, title, tool }) => ({ id, title, tool, agent: "", unit: "u1" }));
const metadata = { headline: [], identity: "", tool: "files.read", version: "1", bytes: 2 };

const events: readonly RunEvent[] = [
  { type: "run.started", seq: 1, ...at(0), facts, tasks: started },
  { type: "task.started", seq: 2, ...at(10), task: "t1", attempt: 1, pid: 1 },
  { type: "task.log", ...at(20), task: "t1", line: "half\nway" },
  { type: "task.succeeded", seq: 3, ...at(110), task: "t1", attempt: 1, ms: 100, output: { data: {}, metadata } }, // prettier-ignore
  { type: "task.started", seq: 4, ...at(110), task: "t2", attempt: 1, pid: 1 },
  { type: "task.retrying", seq: 5, ...at(200), task: "t2", attempt: 1, delayMs: 500, error },
  { type: "task.started", seq: 6, ...at(700), task: "t2", attempt: 2, pid: 1 },
  { type: "task.failed", seq: 7, ...at(900), task: "t2", attempt: 2, error, ms: 790 },
  { type: "task.skipped", seq: 8, ...at(900), task: "t3", reason: "t2 failed" },
  { type: "run.finished", seq: 9, ...at(1000), status: "failed", ms: 1000 },
];

function treeAfter(count: number, now: number, options = {}): string[] {
  const state = events.slice(0, count).reduce(applyEvent, newRunState(tasks));
  return renderRunTree(tasks, state, {
    name: "count",
    style: plain(),
    now: start + now,
    ...options,
  })
    .split("\n")
    .map((line) => line.replaceAll(/ {3,}/g, "  "));
}

test("tasks that are added while a run goes on are counted, and their lines have the titles of their tasks", () => {
  const added = ["t2[0]", "t2[1]"].map((id) => ({ id, task: "t2", title: "Count", tool: "data.query", agent: "", unit: "u1" })); // prettier-ignore
  const more: readonly RunEvent[] = [
    ...events.slice(0, 1),
    { type: "tasks.added", seq: 2, ...at(5), tasks: added },
    { type: "task.started", seq: 3, ...at(10), task: "t2[1]", attempt: 1, pid: 1 },
    { type: "task.succeeded", seq: 4, ...at(20), task: "t2[1]", attempt: 1, ms: 10, output: { data: {}, metadata } }, // prettier-ignore
  ];
  const state = more.reduce(applyEvent, newRunState(tasks));
  expect(renderRunTree(tasks, state, { name: "count", style: plain(), now: start + 20 })).toContain("1 of 5 done"); // prettier-ignore
  const shown = new Map(tasks.map((task) => [task.id, task]));
  expect(more.slice(1).map((event) => lineOf(event, shown))).toEqual([
    "run added     t2[0], t2[1]",
    "t2[1] started   Count (data.query)",
    "t2[1] done      in 10ms",
  ]);
});

describe("the tree of a run", () => {
  test("before anything", () => {
    expect(treeAfter(0, 0)).toEqual([
      "count  0 of 3 done · 0ms",
      "○ t1  Read  files.read",
      "└─ ○ t2  Count  data.query",
      "  └─ ○ t3  Report  report.page",
    ]);
  });

  test("while a task runs, with its time and the last line of its log", () => {
    expect(treeAfter(3, 60).slice(0, 2)).toEqual([
      "count  0 of 3 done · 60ms · run r1",
      "⠋ t1  Read · half way  files.read  50ms",
    ]);
  });

  test("while a task is tried again, timed from its first try", () => {
    expect(treeAfter(6, 410)[2]).toBe(
      "└─ ⠼ t2  Count · try 2 after: No such column.  data.query  300ms",
    );
    expect(treeAfter(7, 810)[2]).toBe("└─ ⠇ t2  Count  data.query  700ms");
  });

  test("at the end", () => {
    expect(treeAfter(events.length, 5000)).toEqual([
      "count  1 of 3 done · 1 failed · 1 skipped · 1s · run r1",
      "✓ t1  Read  files.read  100ms",
      "└─ ✗ t2  Count · No such column.  data.query  790ms",
      "  └─ – t3  Report · t2 failed  report.page",
    ]);
  });

  test("that does not fit on the screen is cut down to what is going on", () => {
    expect(treeAfter(5, 210, { rows: 4 })).toEqual([
      "count  1 of 3 done · 210ms · run r1",
      "⠹ t2  Count  data.query  100ms",
    ]);
  });
});

test("the same in lines", () => {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  expect(events.map((event) => lineOf(event, byId))).toEqual([
    "run started   r1: count, 3 tasks",
    "t1 started   Read (files.read)",
    "t1 says      half way",
    "t1 done      in 100ms",
    "t2 started   Count (data.query)",
    "t2 retrying  in 500ms, after: No such column.",
    "t2 started   Count (data.query, try 2)",
    "t2 failed    ORC4301 No such column.",
    "t3 skipped   t2 failed",
    "run failed    in 1s",
  ]);
});
