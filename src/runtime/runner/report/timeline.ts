/** When each task ran, beside when it was expected to: bars on one axis, as percentages of its width. */
import prettyMilliseconds from "pretty-ms";
import { earliestEnds } from "../record/longest-chain.ts";
import type { RunRecord, TaskRecord } from "../record/read-run.ts";
import type { Statistics } from "../record/statistics.ts";
import { plainLine } from "../text/plain-line.ts";

/** More rows are no longer a picture; those on the critical path and the longest are kept. */
const MOST_ROWS = 60;
/** Estimates may be far too long. Beyond this many times the real duration they are cut off, so that real bars stay visible. */
const LONGEST_AXIS = 2;

export interface Timeline {
  readonly rows: readonly TimelineRow[];
  readonly ticks: readonly { readonly left: string; readonly label: string }[];
  /** Tasks that ran and are not shown. */
  readonly left: number;
}

export interface TimelineRow {
  readonly task: string;
  readonly title: string;
  readonly status: string;
  readonly critical: boolean;
  readonly planned: Bar;
  /** Absent when it did not run. */
  readonly actual: Bar | undefined;
  /** How long it took, or what became of it. */
  readonly took: string;
  readonly expected: string;
}

export interface Bar {
  /** CSS percentages. */
  readonly left: string;
  readonly width: string;
  /** Whether it goes on beyond the axis. */
  readonly cut: boolean;
}

export function drawTimeline(record: RunRecord, statistics: Statistics): Timeline {
  const { manifest, run } = record;
  const estimates = Object.fromEntries(
    manifest.tasks.map(({ id, estimate }) => [id, estimate.seconds * 1000]),
  );
  const ends = earliestEnds(manifest.tasks, estimates);
  const plannedEnd = Math.max(0, ...ends.values());
  const ran = record.tasks.filter(({ task }) => statistics.durations[task.id] !== undefined);
  const starts = new Map(
    ran.map(({ task, row }) => [
      task.id,
      Date.parse(row?.startedAt ?? "") - Date.parse(run.startedAt),
    ]),
  );
  const actualEnd = Math.max(
    statistics.wallMs,
    ...ran.map(({ task }) => (starts.get(task.id) ?? 0) + (statistics.durations[task.id] ?? 0)),
  );
  const axis = Math.max(actualEnd, Math.min(plannedEnd, actualEnd * LONGEST_AXIS), 1);
  const critical = new Set(statistics.criticalPath.actual.tasks);
  const shown = mostTelling(record.tasks, critical, statistics.durations);
  return {
    rows: shown.map(({ task, status }) => {
      const duration = statistics.durations[task.id];
      const estimate = estimates[task.id] ?? 0;
      return {
        task: task.id,
        title: plainLine(task.title, 80),
        status,
        critical: critical.has(task.id),
        planned: bar((ends.get(task.id) ?? 0) - estimate, estimate, axis),
        actual: duration === undefined ? undefined : bar(starts.get(task.id) ?? 0, duration, axis),
        took: duration === undefined ? status : prettyMilliseconds(duration),
        expected: prettyMilliseconds(estimate),
      };
    }),
    ticks: ticksOf(axis).map((ms) => ({
      left: percent(ms / axis),
      // At the very edge there is no room for a label.
      label: ms > axis * 0.92 ? "" : ms === 0 ? "0" : prettyMilliseconds(ms),
    })),
    left: record.tasks.length - shown.length,
  };
}

function mostTelling(
  tasks: readonly TaskRecord[],
  critical: ReadonlySet<string>,
  durations: Statistics["durations"],
): TaskRecord[] {
  const weight = ({ task, status }: TaskRecord): number =>
    critical.has(task.id) || status === "failed" ? Infinity : (durations[task.id] ?? 0);
  const kept = new Set(tasks.toSorted((a, b) => weight(b) - weight(a)).slice(0, MOST_ROWS));
  return tasks.filter((task) => kept.has(task));
}

function bar(start: number, length: number, axis: number): Bar {
  const from = Math.min(Math.max(start, 0), axis);
  const to = Math.min(Math.max(start + length, 0), axis);
  return {
    left: percent(from / axis),
    width: percent((to - from) / axis),
    cut: start + length > axis,
  };
}

/** Four to eight round marks: 1, 2 or 5 times a power of ten. */
function ticksOf(axis: number): number[] {
  const rough = axis / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.floor(axis / step) + 1 }, (_, i) => i * step);
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(2)}%`;
}
