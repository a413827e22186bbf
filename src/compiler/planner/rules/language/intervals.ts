/** From words for time to calendar days, counted from a given day; all days are of UTC. */
import type * as ChronoEn from "chrono-node/en";
import { DAYS, type TimeSpan, type Unit } from "./time-words.ts";

/** First and last day, as `2024-03-01`; without the last one it goes on until now. */
export interface Interval {
  readonly from: string;
  readonly to?: string;
}

export interface Intervals {
  /** `undefined` when the words are no time, or when there is no day to count from. */
  intervalOf(span: TimeSpan): Interval | undefined;
}

/** `chrono` is loaded by the caller, since it takes a while and is needed for few requests. */
export type Chrono = Pick<typeof ChronoEn, "parse">;

export function intervalsFrom(today: Date | undefined, chrono: Chrono | undefined): Intervals {
  return {
    intervalOf(span) {
      const year = /^(?:19|20)\d\d$/.exec(span.words)?.[0];
      if (year !== undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
      const exact = /^\d{4}-\d{2}-\d{2}/.exec(span.words)?.[0];
      if (exact !== undefined) return { from: exact, to: exact };
      if (today === undefined) return undefined;
      return relative(span, today) ?? absolute(span, today, chrono);
    },
  };
}

/** Whether the words need more than counting: names of days and months. */
export function needsChrono({ length, words }: TimeSpan): boolean {
  return length === undefined && !/^\d{4}/.test(words);
}

function relative({ length, words }: TimeSpan, today: Date): Interval | undefined {
  if (length === undefined) return undefined;
  const { count, unit } = length;
  const lower = words.toLowerCase();
  if (/^(?:this|current) /.test(lower)) return { from: dayOf(startOf(unit, today)) };
  if (lower.endsWith(" ago")) {
    const day = dayOf(shift(today, unit, -count));
    return { from: day, to: day };
  }
  // "last month" is the one before this one; "the last 3 months" and "the past month" reach until now.
  if (/^(?:last|previous) [a-z]+$/.test(lower) && DAYS[unit] >= DAYS.week) {
    const start = startOf(unit, today);
    return { from: dayOf(shift(start, unit, -1)), to: dayOf(shift(start, "day", -1)) };
  }
  return { from: dayOf(shift(today, unit, -count)) };
}

function absolute(
  { words }: TimeSpan,
  today: Date,
  chrono: Chrono | undefined,
): Interval | undefined {
  const [found] = chrono?.parse(words, { instant: today, timezone: 0 }) ?? [];
  if (found === undefined) return undefined;
  const { start } = found;
  const [year, month, day] = (["year", "month", "day"] as const).map(
    (part) => start.get(part) ?? 1,
  );
  const first = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1));
  if (start.isCertain("day") || start.isCertain("weekday")) {
    return { from: dayOf(first), to: dayOf(first) };
  }
  const from = startOf("month", first);
  return { from: dayOf(from), to: dayOf(shift(shift(from, "month", 1), "day", -1)) };
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function startOf(unit: Unit, date: Date): Date {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (unit) {
    case "year":
      return new Date(Date.UTC(year, 0, 1));
    case "quarter":
      return new Date(Date.UTC(year, month - (month % 3), 1));
    case "month":
      return new Date(Date.UTC(year, month, 1));
    case "week":
      // Weeks begin on Monday (ISO 8601).
      return new Date(Date.UTC(year, month, day - ((date.getUTCDay() + 6) % 7)));
    default:
      return new Date(Date.UTC(year, month, day));
  }
}

function shift(date: Date, unit: Unit, count: number): Date {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const months = { year: 12, quarter: 3, month: 1 };
  if (unit === "year" || unit === "quarter" || unit === "month") {
    const target = new Date(Date.UTC(year, month + count * months[unit], 1));
    const lastDay = new Date(
      Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0),
    ).getUTCDate();
    target.setUTCDate(Math.min(day, lastDay));
    return target;
  }
  return new Date(Date.UTC(year, month, day) + Math.round(count * DAYS[unit]) * 86_400_000);
}
