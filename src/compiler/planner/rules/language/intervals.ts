/** From words for time to calendar days, counted from a given day; all days are of UTC. */
import type * as ChronoEn from "chrono-node/en";
import { DAYS, type TimeSpan, type Unit } from "./time-words.ts";

/** First and last day, as `2024-03-01`; without the last one it goes on until now. */
export interface Interval {
  readonly from: string;
  readonly to?: string;
  /** No year was said: it is the last such time that has begun. */
  readonly yearless?: boolean;
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
      return relative(span, today) ?? special(span.words, today) ?? absolute(span, today, chrono);
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

const RELATIVE = /^(last|past|previous|this|current|next|coming)\s+/i;

type Direction = "before" | "this" | "after" | "past";

function directionOf(words: string): Direction {
  const [, said = ""] = RELATIVE.exec(words.toLowerCase()) ?? [];
  if (said === "") return "past";
  if (said === "this" || said === "current") return "this";
  return said === "next" || said === "coming" ? "after" : "before";
}

/** Quarters by number, and weekends, which chrono does not know. */
function special(words: string, today: Date): Interval | undefined {
  const direction = directionOf(words);
  const rest = words.toLowerCase().replace(RELATIVE, "");
  if (rest === "weekend") {
    const saturday = shift(startOf("week", today), "day", 5);
    const sunday = shift(saturday, "day", 1);
    // One that is not over yet is this one.
    const isOver = dayOf(sunday) < dayOf(today);
    const weeks = direction === "after" ? 1 : direction === "this" || isOver ? 0 : -1;
    return {
      from: dayOf(shift(saturday, "week", weeks)),
      to: dayOf(shift(sunday, "week", weeks)),
    };
  }
  const [, quarter, said] = /^q([1-4])(?: of)?(?: (\d{4}))?$/.exec(rest) ?? [];
  if (quarter === undefined) return undefined;
  const month = (Number(quarter) - 1) * 3;
  const inYear = (year: number) => new Date(Date.UTC(year, month, 1));
  const first = said === undefined ? lastBegun(inYear, direction, today) : inYear(Number(said));
  if (first === undefined) return undefined;
  const to = dayOf(shift(shift(first, "quarter", 1), "day", -1));
  return { from: dayOf(first), to, ...(said === undefined && { yearless: true }) };
}

function absolute(
  { words }: TimeSpan,
  today: Date,
  chrono: Chrono | undefined,
): Interval | undefined {
  const direction = directionOf(words);
  const rest = words.replace(RELATIVE, "");
  // 29 February is no day of most years, and chrono knows of none but the nearest.
  const said = /^29(?:th)?(?: of)? feb\w*$|^feb\w* 29(?:th)?$/i.test(rest) ? `${rest} 2024` : rest;
  const [found] = chrono?.parse(said, { instant: today, timezone: 0 }) ?? [];
  // Words that chrono leaves out would be lost: "two Mondays ago" is no Monday.
  if (found === undefined || found.text.length < said.trim().length) return undefined;
  const { start } = found;
  const part = (name: "year" | "month" | "day") => start.get(name) ?? 1;
  if (start.isCertain("weekday") && !start.isCertain("day")) {
    const day = dayOf(weekday(start.get("weekday") ?? 0, direction, today));
    return { from: day, to: day };
  }
  if (!start.isCertain("day") && !start.isCertain("month")) return undefined;
  // chrono takes the nearest month, often one to come; "yesterday" has a year that is as good as said.
  const isDay = start.isCertain("day");
  const isYearless =
    start.isCertain("month") && (!start.isCertain("year") || said !== rest) && !isDayWord(rest);
  const inYear = (year: number): Date | undefined => {
    const date = new Date(Date.UTC(year, part("month") - 1, isDay ? part("day") : 1));
    return date.getUTCMonth() === part("month") - 1 ? date : undefined;
  };
  const first = isYearless ? lastBegun(inYear, direction, today) : inYear(part("year"));
  if (first === undefined) return undefined;
  const to = isDay ? first : shift(shift(first, "month", 1), "day", -1);
  return { from: dayOf(first), to: dayOf(to), ...(isYearless && { yearless: true }) };
}

function isDayWord(words: string): boolean {
  return /^(?:today|yesterday|tomorrow|tonight)$/i.test(words);
}

/** The last one that has begun; 29 February has one in four years, or eight. */
function lastBegun(
  inYear: (year: number) => Date | undefined,
  direction: Direction,
  today: Date,
): Date | undefined {
  const year = today.getUTCFullYear();
  if (direction === "this") return inYear(year);
  const now = dayOf(direction === "before" ? startOf("month", today) : today);
  const isNext = direction === "after";
  for (let away = 0; away <= 8; away += 1) {
    const date = inYear(isNext ? year + away : year - away);
    if (date === undefined) continue;
    const day = dayOf(date);
    if (isNext ? day > now : direction === "before" ? day < now : day <= now) return date;
  }
  return undefined;
}

/** "Monday" is the last one up to today, "last Monday" the last one before it. */
function weekday(wanted: number, direction: Direction, today: Date): Date {
  if (direction === "this") return shift(startOf("week", today), "day", (wanted + 6) % 7);
  const back = (today.getUTCDay() - wanted + 7) % 7;
  if (direction === "after") return shift(today, "day", 7 - back);
  return shift(today, "day", direction === "before" && back === 0 ? -7 : -back);
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
