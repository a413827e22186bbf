/** How the tools of all runs did. */
import type { SettledRow, Store } from "../store/index.ts";

export interface ToolStatistics {
  /** Full name: `markets.history`. */
  readonly tool: string;
  /** Tasks that succeeded or failed. */
  readonly tasks: number;
  readonly succeeded: number;
  /** 0 to 1. */
  readonly successRate: number;
  /** Attempts that were not the first of their task. */
  readonly retries: number;
  /** Milliseconds of tasks that succeeded; absent when none did. */
  readonly medianMs?: number;
  readonly p95Ms?: number;
  /** The median of the newest `LATELY` that succeeded; absent when there are fewer than `LEAST`. */
  readonly latelyMs?: number;
}

/** Tasks that say how long a tool takes now: a slower disk or a larger file is noticed after some runs. */
const LATELY = 20;

/** A median of fewer is chance. */
const LEAST = 5;

/** By the names of the tools. */
export async function readToolStatistics(store: Store): Promise<ToolStatistics[]> {
  const byTool = new Map<string, SettledRow[]>();
  for await (const row of store.settled()) {
    const rows = byTool.get(row.tool);
    if (rows === undefined) byTool.set(row.tool, [row]);
    else rows.push(row);
  }
  return [...byTool]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([tool, rows]) => statisticsOf(tool, rows));
}

/** @param rows newest first */
function statisticsOf(tool: string, rows: readonly SettledRow[]): ToolStatistics {
  const durations = rows.flatMap(({ status, durationMs }) =>
    status === "success" ? [durationMs] : [],
  );
  const medianMs = percentile(durations, 0.5);
  const p95Ms = percentile(durations, 0.95);
  const latelyMs = percentile(durations.slice(0, LATELY), 0.5);
  return {
    tool,
    tasks: rows.length,
    succeeded: durations.length,
    successRate: durations.length / rows.length,
    retries: rows.reduce((sum, { attempt }) => sum + Math.max(0, attempt - 1), 0),
    ...(medianMs !== undefined && { medianMs }),
    ...(p95Ms !== undefined && { p95Ms }),
    ...(latelyMs !== undefined && durations.length >= LEAST && { latelyMs }),
  };
}

/** By the nearest rank: a value that was measured. `undefined` of none. */
function percentile(values: readonly number[], fraction: number): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * fraction) - 1];
}
