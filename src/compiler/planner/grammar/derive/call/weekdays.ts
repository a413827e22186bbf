/** Weekdays that are said beside a day: "Monday, 7 December 2026". */
import type { MarkOf, Reading, Span } from "../../read/reading.ts";
import { WEEKDAY, weekdayOf } from "../../read/times/calendar-words.ts";

const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
/** Also the name of a thing or of a person. */
const SHORT = new Set(["sun", "sat", "wed", "mon"]);
const BETWEEN = new Set([",", "the", "(", "on", "of"]);

/** A day that is none of the weekday that is said of it, with the weekday that it is. */
export function contradictedDay(
  reading: Reading,
  spans: readonly Span[],
): (Span & { readonly day: string; readonly weekday: string }) | undefined {
  for (const mark of reading.marks) {
    if (!isDay(mark) || !spans.some((span) => isWithin(mark, span))) continue;
    const { from: day = "" } = mark.period;
    const at = weekdayBeside(reading, mark);
    const said = dayOf(reading, at);
    const is = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
    if (at === undefined || said === undefined || said === is) continue;
    return {
      from: Math.min(at, mark.from),
      to: Math.max(at + 1, mark.to),
      day,
      weekday: DAYS[is] ?? "",
    };
  }
  return undefined;
}

/** Whether a stretch is nothing but the weekday of a day that stands beside it. */
export function isOfDayBeside(reading: Reading, { from, to }: Span): boolean {
  if (to - from !== 1 || dayOf(reading, from) === undefined) return false;
  return reading.marks.some(
    (mark) => isDay(mark) && !isWithin({ from, to }, mark) && weekdayBeside(reading, mark) === from,
  );
}

/** A day with its year, and none that is counted from today. */
function isDay(mark: Reading["marks"][number]): mark is MarkOf<"time"> {
  return (
    mark.is === "time" &&
    mark.period.math === undefined &&
    /^\d{4}-\d\d-\d\d$/.test(mark.period.from ?? "") &&
    mark.period.from === mark.period.to
  );
}

/** Within the day itself, before it, or after it. */
function weekdayBeside(reading: Reading, { from, to }: Span): number | undefined {
  const within = Array.from({ length: to - from }, (_, i) => from + i);
  let before = from - 1;
  while (BETWEEN.has(reading.tokens[before]?.lower ?? "") && from - before < 4) before -= 1;
  const isAside = [",", "("].includes(reading.tokens[to]?.lower ?? "");
  return [...within, before, ...(isAside ? [to + 1] : [])].find(
    (at) => dayOf(reading, at) !== undefined,
  );
}

function dayOf({ tokens }: Reading, at: number | undefined): number | undefined {
  const { lower = "" } = tokens[at ?? -1] ?? {};
  return IS_WEEKDAY.test(lower) && !SHORT.has(lower) ? weekdayOf(lower) : undefined;
}

const IS_WEEKDAY = new RegExp(`^(?:${WEEKDAY})$`);

function isWithin(inner: Span, outer: Span): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}
