import fc from "fast-check";
import { expect, test } from "vitest";
import { layOutTree } from "../../../../src/cli/render/lay-out-tree.ts";
import { newRunState, type RunTask } from "../../../../src/cli/render/run-state.ts";
import { runTree } from "../../../../src/cli/render/run-tree.ts";
import { chooseRows, type Layout } from "../../../../src/cli/render/choose-rows.ts";
import type { RunEvent } from "../../../../src/contract/events.ts";
import { plain } from "./style.ts";

const at = "2026-01-01T00:00:00.000Z";
const error = { code: "ORC4301", message: "No.", retryable: true };
const metadata = { headline: [], identity: "", tool: "a.b", version: "1", bytes: 2 };
const output = { data: {}, metadata };

type Happening = "start" | "succeed" | "retry" | "fail" | "skip";

function eventOf(task: string, is: Happening): RunEvent {
  const of = { run: "r1", at, task, seq: 1, attempt: 1 };
  switch (is) {
    case "start":
      return { ...of, type: "task.started", pid: 1 };
    case "succeed":
      return { ...of, type: "task.succeeded", ms: 5, output };
    case "retry":
      return { ...of, type: "task.retrying", delayMs: 5000, error };
    case "fail":
      return { ...of, type: "task.failed", error, ms: 5 };
    case "skip":
      return { run: "r1", at, task, seq: 1, type: "task.skipped", reason: "no" };
  }
}

const task = (id: string, needs: readonly string[] = []): RunTask => ({
  id,
  title: `Title of ${id}`,
  tool: "a.b",
  needs,
  seconds: 1,
});

/** Layers of tasks, each of which needs one of the layer before. */
function layers(count: number, width: number): RunTask[] {
  return Array.from({ length: count * width }, (_, i) =>
    task(`t${i + 1}`, i < width ? [] : [`t${i + 1 - width}`]),
  );
}

function drawn(
  tasks: readonly RunTask[],
  happened: Readonly<Record<string, readonly Happening[]>>,
  rows: number,
) {
  const state = newRunState(tasks);
  for (const [id, list] of Object.entries(happened)) {
    for (const is of list) state.apply(eventOf(id, is));
  }
  const tree = runTree("plan", tasks, state, () => ({ parallel: 2, learned: new Map() }));
  return tree
    .draw(Date.parse(at), plain(), rows)
    .split("\n")
    .map((line) => line.replaceAll(/ {2,}/g, " "))
    .slice(1);
}

test("branches in which nothing happens fold into one line, side by side too", () => {
  const tasks = layers(5, 4);
  const done = ["start", "succeed"] as const;
  expect(drawn(tasks, { t1: done, t5: done, t2: done, t3: done, t7: ["start"] }, 10)).toEqual([
    "· 3 done, 7 to come: t1 … t18",
    "✓ t3 Title of t3 a.b 5ms",
    "└─ ⠋ t7 Title of t7 a.b 0ms",
    " └─ ○ 3 to come: t11 … t19",
    "○ 5 to come: t4 … t20",
  ]);
});

test("what still has no room is a list: what runs, what failed, what comes next and waits for what", () => {
  const tasks = layers(10, 100);
  const done = ["start", "succeed"] as const;
  const happened: Record<string, readonly Happening[]> = {
    t1: done,
    t2: done,
    t3: ["start", "fail"],
  };
  for (let i = 4; i <= 90; i += 2) happened[`t${i}`] = done;
  happened["t101"] = ["start"];
  happened["t102"] = ["start", "retry"];
  happened["t95"] = ["start"];
  for (const other of [5, 7, 9, 11, 13]) happened[`t${other}`] = ["start"];
  happened["t103"] = ["skip"];
  expect(drawn(tasks, happened, 13)).toEqual([
    "⠋ t101 Title of t101 a.b 0ms",
    "↻ t102 Title of t102 · try 2 in 5s after: No. a.b 0ms",
    "⠋ t95 Title of t95 a.b 0ms",
    "⠋ t5 Title of t5 a.b 0ms",
    "⠋ t7 Title of t7 a.b 0ms",
    "⠋ t9 Title of t9 a.b 0ms",
    "⠋ t11 Title of t11 a.b 0ms",
    "⠋ t13 Title of t13 a.b 0ms",
    "✗ t3 Title of t3 · No. a.b 5ms",
    "○ t201 Title of t201 · waits for t101 a.b",
    "○ t202 Title of t202 · waits for t102 a.b",
    "○ t203 Title of t203 · comes next a.b",
  ]);
  // With less room, what waits for its next try gives way to what runs.
  const cramped = drawn(tasks, happened, 9);
  expect(cramped).toHaveLength(8);
  expect(cramped.filter((line) => line.startsWith("⠋"))).toHaveLength(7);
  expect(cramped.at(-1)).toMatch(/^✗ t3 /);
});

test("a task keeps its row while it runs, and the next takes the first that is free", () => {
  const state = newRunState(layers(1, 5));
  const apply = (id: string, is: Happening) => state.apply(eventOf(id, is));
  for (const id of ["t1", "t2", "t3"]) apply(id, "start");
  apply("t2", "succeed");
  expect(state.rows).toEqual(["t1", undefined, "t3"]);
  apply("t3", "retry");
  apply("t4", "start");
  expect(state.rows).toEqual(["t1", "t4", "t3"]);
  expect(state).toMatchObject({ retrying: 1, counts: { running: 3, success: 1, pending: 1 } });
});

const happenings = fc.constantFrom<readonly Happening[]>(
  [],
  ["start"],
  ["start", "succeed"],
  ["start", "retry"],
  ["start", "retry", "start"],
  ["start", "fail"],
  ["skip"],
);

test("there never are more rows than room, all tasks are accounted for, and something that failed is among them", () => {
  const graphs = fc.array(fc.tuple(fc.array(fc.nat(), { maxLength: 3 }), happenings), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(
      graphs,
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom<Layout>("tree", "folded", "list"),
      (graph, room, before) => {
        const tasks = graph.map(([needs], i) =>
          task(`t${i}`, i === 0 ? [] : [...new Set(needs.map((need) => `t${need % i}`))]),
        );
        const state = newRunState(tasks);
        for (const [i, [, list]] of graph.entries()) {
          for (const is of list) state.apply(eventOf(`t${i}`, is));
        }
        const { layout, rows } = chooseRows(layOutTree(tasks), state, before, room);
        expect(rows.length).toBeLessThanOrEqual(room);
        const ids = rows.flatMap((row) =>
          "row" in row ? [row.row.task.id] : row.folded.map((each) => each.task.id),
        );
        expect(new Set(ids).size).toBe(ids.length);
        if (layout !== "list") expect(ids.length).toBe(tasks.length);
        const failed = graph.flatMap(([, list], i) => (list.includes("fail") ? [`t${i}`] : []));
        if (failed.length > 0 && room > 1) expect(ids.some((id) => failed.includes(id))).toBe(true);
      },
    ),
  );
});

test("at the end a tree that has no room leaves what failed, and how many more", () => {
  const tasks = layers(1, 100);
  const state = newRunState(tasks);
  state.apply({ type: "run.finished", seq: 1, run: "r1", at, status: "failed", ms: 5 });
  for (let i = 1; i <= 15; i += 1) state.apply(eventOf(`t${i}`, "fail"));
  const tree = runTree("plan", tasks, state, () => ({ parallel: 2, learned: new Map() }));
  const lines = tree.end(Date.parse(at), plain(), 24).split("\n");
  expect(lines).toHaveLength(12);
  expect(lines.at(1)).toMatch(/^✗ t1 /);
  expect(lines.at(-1)).toMatch(/^… 5 more failed: orchc show /);
  expect(tree.end(Date.parse(at), plain(), 200).split("\n")).toHaveLength(101);
});
