/** Which rows of a run's tree are shown when there is no room for all: it never is higher than the terminal. */
import type { TaskStatus } from "../../contract/events.ts";
import type { TreeRow } from "./lay-out-tree.ts";
import type { RunState, RunTask } from "./run-state.ts";

/** A task, or many that stand for themselves no longer. */
export type ShownRow =
  | { readonly row: TreeRow<RunTask> }
  | { readonly branch: string; readonly folded: readonly TreeRow<RunTask>[] };

/** `list`: what is going on, without the lines of the tree. */
export type Layout = "tree" | "folded" | "list";

/** A list turns into a tree again when that takes no more than this part of the room: it would not stay one otherwise. */
const CALM = 0.7;

/** Of the room, for tasks that have failed; the others are counted. */
const ROOM_FOR_FAILED = 1 / 3;

/**
 * @param before how it was laid out last
 * @param room rows, at least 1
 */
export function chooseRows(
  tree: readonly TreeRow<RunTask>[],
  state: RunState,
  before: Layout,
  room: number,
): { readonly layout: Layout; readonly rows: readonly ShownRow[] } {
  if (tree.length <= room) return { layout: "tree", rows: tree.map((row) => ({ row })) };
  const folded = fold(tree, state);
  if (folded.length <= (before === "list" ? room * CALM : room)) {
    return { layout: "folded", rows: folded };
  }
  return { layout: "list", rows: listOf(tree, state, room).map((row) => ({ row })) };
}

const OPEN: ReadonlySet<TaskStatus> = new Set(["running", "waiting", "failed"]);

/** Branches in which nothing runs and nothing failed become one row, and so do such branches side by side. */
function fold(tree: readonly TreeRow<RunTask>[], state: RunState): ShownRow[] {
  const openBelow = openTasks(tree, state);
  const rows: ShownRow[] = [];
  /** The branches that are folded together: of one parent, and next to each other. */
  let quiet: { depth: number; branch: string; folded: TreeRow<RunTask>[] } | undefined;
  const flush = () => {
    const [only, ...more] = quiet?.folded ?? [];
    if (only !== undefined && more.length === 0) rows.push({ row: only });
    else if (quiet !== undefined) rows.push(quiet);
    quiet = undefined;
  };
  for (let at = 0; at < tree.length;) {
    const row = tree[at];
    if (row === undefined) break;
    const { branch, depth, below } = row;
    const isQuiet = openBelow(at, below) === 0;
    if (quiet !== undefined && (!isQuiet || quiet.depth !== depth)) flush();
    if (isQuiet) {
      quiet ??= { depth, branch, folded: [] };
      // Of the last, so that the line of the tree ends where nothing follows.
      quiet.branch = branch;
      quiet.folded.push(...tree.slice(at, at + below + 1));
    } else rows.push({ row });
    at += isQuiet ? below + 1 : 1;
  }
  flush();
  return rows;
}

/** How many tasks of a branch are open, from its first row and the number below it. */
function openTasks(tree: readonly TreeRow<RunTask>[], state: RunState) {
  const before = [0];
  for (const [i, { task }] of tree.entries()) {
    before.push((before[i] ?? 0) + (OPEN.has(state.of(task.id).status) ? 1 : 0));
  }
  return (at: number, below: number): number => (before[at + below + 1] ?? 0) - (before[at] ?? 0);
}

/** What runs, each in its row; what failed, the latest; then what comes next, in the order of the plan. */
function listOf(
  tree: readonly TreeRow<RunTask>[],
  state: RunState,
  room: number,
): TreeRow<RunTask>[] {
  const byId = new Map(tree.map((row) => [row.task.id, row]));
  const failed = [...state.failed].slice(-Math.max(1, Math.floor(room * ROOM_FOR_FAILED)));
  const begun = state.rows.filter((id) => id !== undefined);
  const most = Math.max(1, room - failed.length);
  const running = begun.length <= most ? begun : runningFirst(begun, state).slice(0, most);
  const left = room - running.length - failed.length;
  const next: string[] = [];
  for (const { task } of tree) {
    if (next.length >= left) break;
    if (isNext(task, state)) next.push(task.id);
  }
  return [...running, ...failed, ...next].slice(0, room).flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [{ ...row, branch: "", alsoNeeds: [] }];
  });
}

/** Those that wait between two attempts may be many, and nothing happens to them. */
function runningFirst(begun: readonly string[], state: RunState): string[] {
  const waits = (id: string) => state.of(id).retry !== undefined;
  return [...begun.filter((id) => !waits(id)), ...begun.filter(waits)];
}

/** Whether it waits for nothing but what has begun. */
function isNext({ id, needs }: RunTask, state: RunState): boolean {
  if (state.of(id).status !== "pending") return false;
  return needs.every((need) => state.of(need).status !== "pending");
}
