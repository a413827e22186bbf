/** How a run went, in numbers. */
import { taskStatuses, type TaskStatus } from "../../../contract/events.ts";
import { isRegionTool, regionTool } from "../../../contract/regions/region-rows.ts";
import { longestChain } from "./longest-chain.ts";
import type { RunRecord } from "./read-run.ts";

export interface Statistics {
  /** Tasks of the plan. */
  readonly tasks: number;
  readonly byStatus: Readonly<Record<TaskStatus, number>>;
  /** Tasks that succeeded by tasks of the plan, 0 to 1; 1 for a plan without tasks. */
  readonly successRate: number;
  /** Tries of all tasks together, and how many of them were not the first of their task. */
  readonly attempts: number;
  readonly retries: number;
  /** Milliseconds from the start of a task's first try to the end of its last, by task; only those that ended. */
  readonly durations: Readonly<Record<string, number>>;
  /** From the start of the run to its end, or to the end of its last task while it has none. */
  readonly wallMs: number;
  /** What the tasks would have taken one after another: the sum of their durations. */
  readonly sequenceMs: number;
  /** `sequenceMs / wallMs`; 1 for a run that took no time. */
  readonly speedUp: number;
  readonly criticalPath: {
    /** By estimates, before the run. */
    readonly planned: { readonly tasks: readonly string[]; readonly ms: number };
    /** The chain of needs whose durations add up to the most. */
    readonly actual: { readonly tasks: readonly string[]; readonly ms: number };
  };
}

export function computeStatistics({
  run,
  manifest,
  tasks,
  rows,
  attempts: attemptsOf,
}: RunRecord): Statistics {
  const counts = Object.groupBy(tasks, ({ status }) => status);
  const durations = Object.fromEntries(
    tasks.flatMap(({ task, row }) =>
      row?.durationMs === undefined ? [] : [[task.id, row.durationMs] as const],
    ),
  );
  const ends = [run.completedAt, ...tasks.map(({ row }) => row?.completedAt)];
  const started = Date.parse(run.startedAt);
  const last =
    run.completedAt ??
    ends
      .filter((at) => at !== undefined)
      .toSorted()
      .at(-1);
  const wallMs = last === undefined ? 0 : Math.max(0, Date.parse(last) - started);
  const sequenceMs = Object.values(durations).reduce((sum, ms) => sum + ms, 0);
  // Those within regions too; that a region begins is no try.
  const tries = rows.flatMap(({ id, tool }) =>
    isRegionTool(tool) && tool !== regionTool("gate") ? [] : (attemptsOf.get(id)?.length ?? 0),
  );
  const attempts = tries.reduce((sum, count) => sum + count, 0);
  const succeeded = counts.success?.length ?? 0;
  const { criticalPath, secondsInParallel } = manifest.analysis;
  return {
    tasks: tasks.length,
    byStatus: Object.fromEntries(
      taskStatuses.map((status) => [status, counts[status]?.length ?? 0]),
    ) as Record<TaskStatus, number>,
    successRate: tasks.length === 0 ? 1 : succeeded / tasks.length,
    attempts,
    retries: attempts - tries.filter((count) => count > 0).length,
    durations,
    wallMs,
    sequenceMs,
    speedUp: wallMs === 0 ? 1 : sequenceMs / wallMs,
    criticalPath: {
      planned: { tasks: criticalPath, ms: secondsInParallel * 1000 },
      actual: longestChain(manifest.tasks, durations),
    },
  };
}
