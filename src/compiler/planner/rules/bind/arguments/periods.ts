/** The times of a wording as one stretch: the two ends of a range, the parts of a list, or one time alone. */
import type { Interval, Intervals } from "../../language/intervals.ts";
import type { TimeSpan } from "../../language/time-words.ts";
import { positions } from "../candidate.ts";
import type { Reading } from "../reading.ts";

/** First and last day that are asked for, and the words that say so. */
export interface Period {
  readonly from?: string;
  readonly to?: string;
  readonly at: readonly number[];
}

type Words = Pick<Reading, "tokens" | "times">;

/** Before the time from which on something counts. */
const STARTS = new Set(["since", "from", "after", "starting", "between"]);
/** Before the second of two ends, where the first has one of the above. */
const ENDS = new Set(["until", "to", "before", "till", "through", "and"]);
const LIST_WORDS = new Set(["and", "or", ",", "in", "of", "the", "on"]);

/** `undefined` when the times make no single stretch: "in March and October". */
export function periodOf(reading: Words, intervals: Intervals): Period | undefined {
  const times = reading.times.flatMap((span) => {
    const interval = intervals.intervalOf(span);
    return interval === undefined ? [] : [{ span, interval, cue: cueOf(reading, span) }];
  });
  const [first, second] = isBackwards(times) ? times.toReversed() : times;
  if (first === undefined) return undefined;
  const at = (spans: readonly TimeSpan[]) => spans.flatMap(positions);
  const isRange =
    second !== undefined &&
    ((STARTS.has(first.cue) && ENDS.has(second.cue)) || second.span.from === first.span.to);
  if (isRange) {
    const { start, end } = ordered(first.interval, second.interval);
    const to = oneSided(end, second.cue).to;
    const from = oneSided(start, first.cue).from ?? start.from;
    return { from, ...(to !== undefined && { to }), at: at([first.span, second.span]) };
  }
  const listed = listOf(
    times.map(({ span }) => span),
    reading,
  );
  if (listed > 1) {
    const whole = union(times.slice(0, listed).map(({ interval }) => interval));
    return whole && { ...whole, at: at(times.slice(0, listed).map(({ span }) => span)) };
  }
  return { ...oneSided(first.interval, first.cue), at: positions(first.span) };
}

function oneSided({ from, to }: Interval, cue: string): Pick<Period, "from" | "to"> {
  if (cue === "until") return { to: from };
  if (cue === "before") return { to: dayAfter(from, -1) };
  if (cue === "after") return to === undefined ? { from } : { from: dayAfter(to) };
  if (ENDS.has(cue)) return to === undefined ? {} : { to };
  if (STARTS.has(cue)) return { from };
  return { from, ...(to !== undefined && { to }) };
}

/** "from March to May 2025", "between November and January": a year that is not said follows from the other end. */
function ordered(first: Interval, second: Interval): { start: Interval; end: Interval } {
  let [start, end] = [first, second];
  if (start.yearless && !end.yearless) {
    start = inYear(start, Number(end.from.slice(0, 4)));
    if (start.from > (end.to ?? end.from))
      start = inYear(start, Number(start.from.slice(0, 4)) - 1);
  } else if (end.yearless && !start.yearless) {
    end = inYear(end, Number(start.from.slice(0, 4)));
    if ((end.to ?? end.from) < start.from) end = inYear(end, Number(end.from.slice(0, 4)) + 1);
  } else if (start.yearless && (end.to ?? end.from) < start.from) {
    start = inYear(start, Number(start.from.slice(0, 4)) - 1);
  }
  return { start, end };
}

/** The same days of another year; a month ends where it ends there. */
function inYear({ from, to, ...rest }: Interval, year: number): Interval {
  const moved = (day: string) => {
    const [, month = 1, date = 1] = day.split("-").map(Number);
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const isLast = new Date(Date.UTC(Number(day.slice(0, 4)), month, 0)).getUTCDate() === date;
    const kept = isLast && to !== undefined && to !== from ? last : Math.min(date, last);
    return `${year}-${String(month).padStart(2, "0")}-${String(kept).padStart(2, "0")}`;
  };
  return { ...rest, from: moved(from), ...(to !== undefined && { to: moved(to) }) };
}

/** How many of the times follow each other with nothing but "and" between them. */
function listOf(spans: readonly TimeSpan[], { tokens }: Words): number {
  const apart = spans.findIndex((span, index) => {
    const before = spans[index - 1];
    if (before === undefined) return false;
    const between = tokens.slice(before.to, span.from);
    return between.length === 0 || !between.every(({ lower }) => LIST_WORDS.has(lower));
  });
  return apart === -1 ? spans.length : apart;
}

/** One stretch that is exactly those; `undefined` where days between them would count as well. */
function union(parts: readonly Interval[]): Pick<Period, "from" | "to"> | undefined {
  const sorted = parts.toSorted((a, b) => a.from.localeCompare(b.from));
  const [first] = sorted;
  if (first === undefined) return undefined;
  let to = first.to;
  for (const next of sorted.slice(1)) {
    if (to === undefined) break; // it goes on until now, whatever else is said
    if (next.from > dayAfter(to)) return undefined;
    to = next.to === undefined || next.to > to ? next.to : to;
  }
  return { from: first.from, ...(to !== undefined && { to }) };
}

function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** "until May, since March" */
function isBackwards(times: readonly { readonly cue: string }[]): boolean {
  const [first, second] = times;
  return times.length === 2 && ENDS.has(first?.cue ?? "") && STARTS.has(second?.cue ?? "");
}

function cueOf({ tokens }: Words, { from }: TimeSpan): string {
  // "since the last month", "until the end"
  const isSkipped = (lower: string): boolean => ["the", "last", "this", "past"].includes(lower);
  let at = from - 1;
  while (isSkipped(tokens[at]?.lower ?? "")) at -= 1;
  return tokens[at]?.lower ?? "";
}
