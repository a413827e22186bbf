/** How long a run will still take. */
import type { RunState, RunTask, TaskState } from "./run-state.ts";

export interface Expectations {
  /** Tasks that run side by side at most. */
  readonly parallel: number;
  /** Milliseconds that tools took lately, by their full names; see lately.ts. */
  readonly learned: ReadonlyMap<string, number>;
}

/**
 * The longest chain of needs that is left (the critical path method), or all work that is left over what runs side by
 * side, whichever is longer: no schedule is faster than either (Graham 1969).
 *
 * A task is expected to take what its tool took in this run; else what it took lately; else what the tool says. One that
 * reports progress is expected to go on as before.
 *
 * @param tasks in topological order
 * @returns milliseconds; 0 when nothing is known
 */
export function timeLeft(
  tasks: readonly RunTask[],
  state: RunState,
  now: number,
  { parallel, learned }: Expectations,
): number {
  const ends = new Map<string, number>();
  let longest = 0;
  let work = 0;
  for (const task of tasks) {
    const own = leftOf(task, state, now, learned);
    if (own === undefined) continue;
    let start = 0;
    for (const need of task.needs) start = Math.max(start, ends.get(need) ?? 0);
    ends.set(task.id, start + own);
    longest = Math.max(longest, start + own);
    work += own;
  }
  return Math.max(longest, work / Math.max(1, parallel));
}

/** `undefined` when it is settled. */
function leftOf(
  { id, tool, seconds }: RunTask,
  state: RunState,
  now: number,
  learned: ReadonlyMap<string, number>,
): number | undefined {
  const task = state.of(id);
  if (task.status !== "pending" && task.status !== "running" && task.status !== "waiting") {
    return undefined;
  }
  const measured = state.measured.get(tool);
  const expected =
    measured === undefined ? (learned.get(tool) ?? seconds * 1000) : measured.ms / measured.tasks;
  if (task.retry !== undefined) return Math.max(0, task.retry.at - now) + expected;
  if (task.triedAt === undefined) return expected;
  return leftByProgress(task, now) ?? Math.max(0, task.triedAt + expected - now);
}

function leftByProgress({ progress, triedAt = 0 }: TaskState, now: number): number | undefined {
  if (progress?.total === undefined || progress.done === 0) return undefined;
  const share = Math.min(1, progress.done / progress.total);
  return ((now - triedAt) * (1 - share)) / share;
}
