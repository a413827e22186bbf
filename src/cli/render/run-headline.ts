/** The line above the tree of a run: how many tasks are where, and the time. */
import type { TaskStatus } from "../../contract/events.ts";
import type { Style } from "../screen.ts";
import { duration } from "./amounts.ts";
import type { RunState } from "./run-state.ts";
import { fit, widthOf } from "./text.ts";

/** @param left milliseconds that the run will still take; 0 when that is not known */
export function renderHeadline(
  name: string,
  { run, startedAt, finished, counts, retrying }: RunState,
  { now, total, left }: { readonly now: number; readonly total: number; readonly left: number },
  { colors, columns }: Style,
): string {
  const elapsed = finished?.ms ?? (startedAt === undefined ? 0 : now - startedAt);
  const number = (status: TaskStatus, word: string = status): string =>
    counts[status] === 0 ? "" : `${counts[status]} ${word}`;
  // what matters least comes last: a narrow terminal cuts it
  const facts = [
    `${counts.success} of ${total} done`,
    counts.running === retrying ? "" : `${counts.running - retrying} running`,
    retrying === 0 ? "" : `${retrying} to retry`,
    number("failed"),
    number("waiting"),
    duration(elapsed),
    left === 0 ? "" : `~${duration(coarse(left))} left`,
    number("skipped"),
    number("cancelled"),
    number("pending", "to come"),
    run === "" ? "" : `run ${run}`,
  ];
  const text = facts.filter((fact) => fact !== "").join(" · ");
  return `${colors.bold(name)}  ${colors.dim(fit(text, columns - widthOf(name) - 2))}`;
}

/** Whole seconds, and of minutes tens of seconds: it is an estimate. */
function coarse(ms: number): number {
  const step = ms < 60_000 ? 1000 : 10_000;
  return Math.ceil(ms / step) * step;
}
