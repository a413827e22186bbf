/** What the timeline of a run is drawn from. */
import { parentsOf } from "../../../contract/instance.ts";
import { partsOf } from "../record/parts.ts";
import { longestChain } from "../record/longest-chain.ts";
import type { RunRecord } from "../record/read-run.ts";
import type { Statistics } from "../record/statistics.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import type { AttemptRow, RunRow, TaskRow } from "../../store/index.ts";
import type { TimelineRun, TimelineTask } from "./timeline.ts";

/** Of a run with its results. */
export function timelineOf({ run, tasks }: RunRecord, statistics: Statistics): TimelineRun {
  return {
    startedAt: run.startedAt,
    wallMs: statistics.wallMs,
    critical: statistics.criticalPath.actual.tasks,
    tasks: tasks.map(({ task, status, row, attempts }) => ({
      ...taskOf(task, status, row, attempts),
      needs: task.needs,
      estimateMs: task.estimate.seconds * 1000,
    })),
  };
}

/**
 * Of what the history has, while a run goes on too.
 *
 * @param manifest of the build as it was run; without it nothing is known of needs and estimates, and of the critical
 *   path
 */
export function storedTimeline(
  run: RunRow,
  rows: readonly TaskRow[],
  attempts: readonly AttemptRow[],
  manifest: Manifest | undefined,
): TimelineRun {
  const tries = Map.groupBy(attempts, ({ task }) => task);
  const parts = manifest && partsOf(manifest).tasks;
  const planned = new Map((parts ?? []).map((task) => [task.id, task]));
  const known = new Set(rows.map(({ id }) => id));
  // Of a loop with thousands of items one bar is drawn.
  const shown = rows.filter(({ id }) =>
    parts === undefined ? !parentsOf(id).some((parent) => known.has(parent)) : planned.has(id),
  );
  const tasks = shown.map((row): TimelineTask => {
    const task = planned.get(row.id);
    return {
      ...taskOf(row, row.status, row, tries.get(row.id) ?? []),
      needs: task?.needs ?? [],
      ...(task !== undefined && { estimateMs: task.estimate.seconds * 1000 }),
    };
  });
  const durations = Object.fromEntries(tasks.flatMap(({ id, ran }) => (ran ? [[id, ran.ms]] : [])));
  const started = Date.parse(run.startedAt);
  const ends = [run.completedAt, ...rows.map(({ completedAt }) => completedAt)];
  const end =
    run.completedAt ??
    ends
      .filter((at) => at !== undefined)
      .toSorted()
      .at(-1);
  return {
    startedAt: run.startedAt,
    wallMs: end === undefined ? 0 : Math.max(0, Date.parse(end) - started),
    critical: manifest === undefined ? [] : longestChain(tasks, durations).tasks,
    tasks,
  };
}

function taskOf(
  { id, title }: Pick<TaskRow, "id" | "title">,
  status: TimelineTask["status"],
  row: TaskRow | undefined,
  attempts: readonly AttemptRow[],
): Omit<TimelineTask, "needs"> {
  const { startedAt, durationMs, from } = row ?? {};
  return {
    id,
    title,
    status,
    ...(startedAt !== undefined &&
      durationMs !== undefined && { ran: { startedAt, ms: durationMs } }),
    attempts,
    isReused: from !== undefined,
  };
}
