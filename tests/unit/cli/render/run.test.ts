import { describe, expect, test } from "vitest";
import { lineOf } from "../../../../src/cli/render/run-lines.ts";
import { newRunState } from "../../../../src/cli/render/run-state.ts";
import { runTree } from "../../../../src/cli/render/run-tree.ts";
import type { RunEvent } from "../../../../src/contract/events.ts";
import { plain } from "./style.ts";

const tasks = [
  { id: "t1", title: "Read", tool: "files.read", needs: [], seconds: 0 },
  { id: "t2", title: "Count", tool: "data.query", needs: ["t1"], seconds: 0 },
  { id: "t3", title: "Report", tool: "report.page", needs: ["t2"], seconds: 0 },
];
const start = Date.parse("2026-01-01T00:00:00.000Z");
const at = (ms: number) => ({ run: "r1", at: new Date(start + ms).toISOString() });
const error = { code: "ORC4301", message: "No such column.", retryable: true };

const facts = {
  name: "count",
  plan: "",
  params: {},
  query: "",
  orchc: "",
  node: "",
  sandbox: "",
  folder: "",
};
const started = tasks.map(({ id, title, tool }) => ({ id, title, tool, agent: "", unit: "u1" }));
const metadata = { headline: [], identity: "", tool: "files.read", version: "1", bytes: 2 };

const events: readonly RunEvent[] = [
  { type: "run.started", seq: 1, ...at(0), facts, tasks: started },
  { type: "task.started", seq: 2, ...at(10), task: "t1", attempt: 1, pid: 1 },
  { type: "task.log", ...at(20), task: "t1", line: "half\nway" },
  {
    type: "task.succeeded",
    seq: 3,
    ...at(110),
    task: "t1",
    attempt: 1,
    ms: 100,
    output: { data: {}, metadata },
  },
  { type: "task.started", seq: 4, ...at(110), task: "t2", attempt: 1, pid: 1 },
  { type: "task.retrying", seq: 5, ...at(200), task: "t2", attempt: 1, delayMs: 500, error },
  { type: "task.started", seq: 6, ...at(700), task: "t2", attempt: 2, pid: 1 },
  { type: "task.failed", seq: 7, ...at(900), task: "t2", attempt: 2, error, ms: 790 },
  { type: "task.skipped", seq: 8, ...at(900), task: "t3", reason: "t2 failed" },
  { type: "run.finished", seq: 9, ...at(1000), status: "failed", ms: 1000 },
];

function treeAfter(happened: readonly RunEvent[], now: number, rows = Infinity): string[] {
  const state = newRunState(tasks);
  for (const event of happened) state.apply(event);
  const tree = runTree("count", tasks, state, () => ({ parallel: 2, learned: new Map() }));
  return tree
    .draw(start + now, plain(), rows)
    .split("\n")
    .map((line) => line.replaceAll(/ {3,}/g, "  "));
}

const first = (count: number) => events.slice(0, count);

test("tasks that are added while a run goes on are counted, but for items of a loop that has a line", () => {
  const added = ["t2[0]", "t2[1]"].map((id) => ({
    id,
    task: "t2",
    title: "Count",
    tool: "data.query",
    agent: "",
    unit: "u1",
  }));
  const more: readonly RunEvent[] = [
    ...events.slice(0, 1),
    { type: "tasks.added", seq: 2, ...at(5), tasks: added },
    { type: "task.started", seq: 3, ...at(10), task: "t2[1]", attempt: 1, pid: 1 },
    {
      type: "task.succeeded",
      seq: 4,
      ...at(20),
      task: "t2[1]",
      attempt: 1,
      ms: 10,
      output: { data: {}, metadata },
    },
  ];
  expect(treeAfter(more, 20)[0]).toContain("0 of 3 done");
  const other = {
    type: "tasks.added",
    seq: 5,
    ...at(20),
    tasks: added.slice(0, 1).map((task) => ({ ...task, id: "t9" })),
  } as const;
  expect(treeAfter([...more, other], 20)[0]).toContain("0 of 4 done");
  const shown = new Map(tasks.map((task) => [task.id, task]));
  expect(more.slice(1).map((event) => lineOf(event, shown))).toEqual([
    "run added     t2[0], t2[1]",
    "t2[1] started   Count (data.query)",
    "t2[1] done      in 10ms",
  ]);
});

describe("the tree of a run", () => {
  test("before anything", () => {
    expect(treeAfter(first(0), 0)).toEqual([
      "count  0 of 3 done · 0ms · 3 to come",
      "○ t1  Read  files.read",
      "└─ ○ t2  Count  data.query",
      "  └─ ○ t3  Report  report.page",
    ]);
  });

  test("while a task runs, with its time and the last line of its log", () => {
    expect(treeAfter(first(3), 60).slice(0, 2)).toEqual([
      "count  0 of 3 done · 1 running · 60ms · 2 to come · run r1",
      "⠋ t1  Read · half way  files.read  50ms",
    ]);
  });

  test("while a task is tried again, timed from its first try", () => {
    expect(treeAfter(first(6), 410).slice(0, 3)).toEqual([
      "count  1 of 3 done · 1 to retry · 410ms · ~1s left · 1 to come · run r1",
      "✓ t1  Read  files.read  100ms",
      "└─ ↻ t2  Count · try 2 in 1s after: No such column.  data.query  300ms",
    ]);
    expect(treeAfter(first(7), 810)[2]).toBe("└─ ⠇ t2  Count  data.query  700ms");
  });

  test("at the end", () => {
    expect(treeAfter(events, 5000)).toEqual([
      "count  1 of 3 done · 1 failed · 1s · 1 skipped · run r1",
      "✓ t1  Read  files.read  100ms",
      "└─ ✗ t2  Count · No such column.  data.query  790ms",
      "  └─ – t3  Report · t2 failed  report.page",
    ]);
  });

  test("that does not fit on the screen is cut down to what is going on", () => {
    expect(treeAfter(first(5), 210, 2)).toEqual([
      "count  1 of 3 done · 1 running · 210ms · 1 to come · run r1",
      "⠹ t2  Count  data.query  100ms",
    ]);
  });

  test("how far a task is, as its tool says", () => {
    const report = (done: number, total?: number) =>
      treeAfter(
        [
          ...first(2),
          {
            type: "task.progress",
            ...at(20),
            task: "t1",
            done,
            ...(total !== undefined && { total }),
            text: "rows",
          },
        ],
        60,
      )[1];
    expect(report(1200, 5000)).toBe("⠋ t1  Read · 24% · 1,200 of 5,000 rows  files.read  50ms");
    expect(report(4999, 5000)).toContain("99% · 4,999 of 5,000 rows");
    expect(report(7)).toContain("Read · 7 rows ");
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
