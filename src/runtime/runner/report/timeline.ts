/** When each task ran, beside when it was expected to: bars on one axis, as percentages of its width. */
import prettyMilliseconds from "pretty-ms";
import type { TaskStatus } from "../../../contract/events.ts";
import type { AttemptRow } from "../../store/index.ts";
import { earliestEnds } from "../record/longest-chain.ts";
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
  readonly status: TaskStatus;
  readonly critical: boolean;
  /** Absent when nothing is known of what was expected. */
  readonly planned: Bar | undefined;
  /** From its first start to its last end; absent when it did not run. */
  readonly actual: Bar | undefined;
  /** Each try, the first first. */
  readonly attempts: readonly AttemptBar[];
  /** How long it took, or what became of it. */
  readonly took: string;
  /** Absent when nothing is known of it. */
  readonly expected: string | undefined;
}

export interface AttemptBar extends Bar {
  readonly status: TaskStatus;
}

export interface Bar {
  /** CSS percentages. */
  readonly left: string;
  readonly width: string;
  /** Whether it goes on beyond the axis. */
  readonly cut: boolean;
}

/** What is drawn of a run. */
export interface TimelineRun {
  /** ISO 8601. */
  readonly startedAt: string;
  /** Milliseconds from the start of the run to its end. */
  readonly wallMs: number;
  readonly tasks: readonly TimelineTask[];
  /** The chain of needs that took longest. */
  readonly critical: readonly string[];
}

export interface TimelineTask {
  readonly id: string;
  readonly title: string;
  readonly status: TaskStatus;
  readonly needs: readonly { readonly task: string }[];
  /** Absent when nothing is known of it. */
  readonly estimateMs?: number;
  /** Of the first try to the end of the last; absent when it did not run. */
  readonly ran?: { readonly startedAt: string; readonly ms: number };
  readonly attempts: readonly AttemptRow[];
  readonly isReused: boolean;
}

export function drawTimeline(run: TimelineRun): Timeline {
  const sinceStart = (at: string) => Date.parse(at) - Date.parse(run.startedAt);
  const estimates = Object.fromEntries(run.tasks.map((task) => [task.id, task.estimateMs ?? 0]));
  const ends = earliestEnds(run.tasks, estimates);
  const plannedEnd = Math.max(0, ...ends.values());
  const actualEnd = Math.max(
    run.wallMs,
    ...run.tasks.flatMap(({ ran }) => (ran ? [sinceStart(ran.startedAt) + ran.ms] : [])),
  );
  const axis = Math.max(actualEnd, Math.min(plannedEnd, actualEnd * LONGEST_AXIS), 1);
  const critical = new Set(run.critical);
  const shown = mostTelling(run.tasks, critical);
  const barOf = ({ status, startedAt, completedAt }: AttemptRow): AttemptBar => {
    const start = sinceStart(startedAt);
    // Of one that was interrupted nobody knows the end.
    const end = completedAt === undefined ? actualEnd : sinceStart(completedAt);
    return { status, ...bar(start, end - start, axis) };
  };
  return {
    rows: shown.map(({ id, title, status, estimateMs, ran, attempts, isReused }) => ({
      task: id,
      title: plainLine(title, 80),
      status,
      critical: critical.has(id),
      planned:
        estimateMs === undefined
          ? undefined
          : bar((ends.get(id) ?? 0) - estimateMs, estimateMs, axis),
      actual: ran && bar(sinceStart(ran.startedAt), ran.ms, axis),
      attempts: attempts.map(barOf),
      took: ran === undefined ? (isReused ? "reused" : status) : prettyMilliseconds(ran.ms),
      expected: estimateMs === undefined ? undefined : prettyMilliseconds(estimateMs),
    })),
    ticks: ticksOf(axis).map((ms) => ({
      left: percent(ms / axis),
      // At the very edge there is no room for a label.
      label: ms > axis * 0.92 ? "" : ms === 0 ? "0" : prettyMilliseconds(ms),
    })),
    left: run.tasks.length - shown.length,
  };
}

function mostTelling(
  tasks: readonly TimelineTask[],
  critical: ReadonlySet<string>,
): readonly TimelineTask[] {
  const weight = ({ id, status, ran }: TimelineTask): number =>
    critical.has(id) || status === "failed" ? Infinity : (ran?.ms ?? 0);
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
