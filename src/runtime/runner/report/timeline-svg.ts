/** The timeline of a run as a picture that stands alone: shape, sign and words say what colours say. */
import type { TaskStatus } from "../../../contract/events.ts";
import { plainLine } from "../text/plain-line.ts";
import { compileTemplate, type Template } from "../compile-template.ts";
import { drawTimeline, type AttemptBar, type TimelineRow, type TimelineRun } from "./timeline.ts";

/** Pixels. */
const ROW = 24;
const TOP = 76;
const BELOW = 74;
const BAR = 12;

/** Characters of a title: what has room before the bars. */
const MOST_TITLE = 34;

const SIGNS: Readonly<Record<TaskStatus, string>> = {
  pending: "○",
  running: "…",
  success: "✓",
  failed: "✗",
  skipped: "–",
  cancelled: "■",
  waiting: "?",
};

let template: Template | undefined;

/** @param name of the build */
export function timelineSvg(name: string, id: string, status: string, run: TimelineRun): string {
  const { rows, ticks, left } = drawTimeline(run);
  const bottom = TOP + rows.length * ROW;
  const count = (is: TaskStatus) => run.tasks.filter((task) => task.status === is).length;
  const counts = (
    ["success", "failed", "skipped", "cancelled", "waiting", "running", "pending"] as const
  )
    .flatMap((is) => (count(is) === 0 ? [] : [`${count(is)} ${is}`]))
    .join(", ");
  template ??= compileTemplate("timeline.svg.hbs");
  return template({
    height: bottom + BELOW,
    bottom,
    axis: bottom + 16,
    keys: bottom + 42,
    moreAt: bottom + 62,
    ticksHeight: bottom - 64,
    name: plainLine(name, 80),
    facts: `run ${id}, ${status}: ${counts}`,
    rows: rows.map((row, at) => rowOf(row, TOP + at * ROW)),
    ticks,
    more:
      left === 0
        ? ""
        : `${left} further tasks are not drawn: those that failed, the critical path and the longest come first`,
  });
}

function rowOf(row: TimelineRow, y: number) {
  const { task, title, status, critical, planned, actual, attempts, took, expected } = row;
  const tries = attempts.length > 1 ? `${attempts.length} tries` : "";
  const words = [
    `${task} ${title}: ${took === status ? status : `${status}, ${took}`}`,
    ...(expected === undefined ? [] : [`${expected} expected`]),
    ...(tries === "" ? [] : [tries]),
    ...(critical ? ["on the critical path"] : []),
  ];
  return {
    id: task,
    title: plainLine(title, MOST_TITLE),
    words: words.join(", "),
    status,
    critical,
    text: y + 16,
    bar: y + (ROW - BAR) / 2,
    line: y + ROW - 3,
    outline: y + 3,
    planned,
    actual,
    attempts: attempts.map((attempt, i) => ({ ...attempt, look: lookOf(attempt, i, attempts) })),
    took: `${SIGNS[status]} ${took}${tries === "" ? "" : ` (${tries})`}`,
  };
}

/** A try after which another followed is drawn as such, whatever came of the task. */
function lookOf({ status }: AttemptBar, at: number, all: readonly AttemptBar[]): string {
  return at < all.length - 1 && status === "failed" ? "again" : status;
}
