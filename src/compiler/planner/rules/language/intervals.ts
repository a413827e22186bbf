/**
 * From words for time to days: calendar days where the words name them (`2024-03-01`), else days that are relative to
 * the start of a run (`now-1d/d`), so that a plan about yesterday is about yesterday whenever it runs.
 */
import type * as ChronoEn from "chrono-node/en";
import { DAYS, type TimeSpan, type Unit } from "./time-words.ts";

/** First and last day, as `2024-03-01` or as date math; without the last one it goes on until now. */
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
      return relative(span) ?? named(span, today, chrono);
    },
  };
}

/** Whether the words need more than counting: names of days and months. */
export function needsChrono({ length, words }: TimeSpan): boolean {
  return length === undefined && !/^\d{4}/.test(words);
}

const HOURS = 24;

/** Letters of date math. */
const LETTER: Readonly<Record<Unit, string>> = {
  second: "s",
  minute: "m",
  hour: "h",
  day: "d",
  week: "w",
  month: "M",
  quarter: "Q",
  year: "y",
};

function relative({ length, words }: TimeSpan): Interval | undefined {
  const lower = words.toLowerCase();
  const day = DAY_WORDS.get(lower);
  if (day !== undefined) return { from: day, to: day };
  if (length === undefined) return undefined;
  const { count, unit } = length;
  const letter = LETTER[unit];
  const isWhole = DAYS[unit] >= DAYS.day;
  if (/^(?:this|current) /.test(lower)) return { from: isWhole ? `now/${letter}` : "now/d" };
  const earlier = Number.isInteger(count)
    ? `now-${count}${letter}/d`
    : `now-${Math.round(count * DAYS[unit] * HOURS)}h/d`; // "the last 1.5 years"
  if (lower.endsWith(" ago")) return { from: earlier, to: earlier };
  // "last month" is the one before this one; "the last 3 months" and "the past month" reach until now.
  if (/^(?:last|previous) [a-z]+$/.test(lower) && DAYS[unit] >= DAYS.week) {
    return { from: `now-1${letter}/${letter}`, to: `now/${letter}-1d` };
  }
  return { from: earlier };
}

const DAY_WORDS: ReadonlyMap<string, string> = new Map([
  ["today", "now/d"],
  ["tonight", "now/d"],
  ["yesterday", "now-1d/d"],
  ["tomorrow", "now+1d/d"],
]);

function named(span: TimeSpan, today: Date, chrono: Chrono | undefined): Interval | undefined {
  const [found] = chrono?.parse(span.words, { instant: today, timezone: 0 }) ?? [];
  if (found === undefined) return undefined;
  const { start } = found;
  if (start.isCertain("year")) return fixed(start);
  if (start.isCertain("weekday")) return weekday(start.get("weekday") ?? 0, span.words);
  return start.isCertain("month")
    ? latest(start.get("month") ?? 1, start.isCertain("day") ? (start.get("day") ?? 1) : undefined)
    : fixed(start);
}

type Found = ReturnType<Chrono["parse"]>[number]["start"];

function fixed(start: Found): Interval {
  const year = start.get("year") ?? 0;
  const month = (start.get("month") ?? 1) - 1;
  const day = start.get("day") ?? 1;
  if (start.isCertain("day") || start.isCertain("weekday")) {
    const only = dayOf(Date.UTC(year, month, day));
    return { from: only, to: only };
  }
  return { from: dayOf(Date.UTC(year, month, 1)), to: dayOf(Date.UTC(year, month + 1, 0)) };
}

/** The last such day: today counts, unless "last" is said. "Next" is the first one after today. */
function weekday(number: number, words: string): Interval {
  const after = (number + 6) % 7; // days after Monday
  const isBefore = /^(?:last|previous|past) /i.test(words);
  const isNext = /^(?:next|coming) /i.test(words);
  const back = after + (isBefore ? 1 : 0);
  const day = `now${shifted(-back)}/w${shifted(after + (isNext ? 7 : 0))}`;
  return { from: day, to: day };
}

/** A month, or a day of it, without a year: the latest one that has begun. */
function latest(month: number, day: number | undefined): Interval {
  const months = month - 1;
  const days = (day ?? 1) - 1;
  const at = (letter: string, count: number): string => (count === 0 ? "" : `${count}${letter}`);
  const back = [at("M", months), at("d", days)].filter((part) => part !== "");
  const start = `now${back.map((part) => `-${part}`).join("")}/y${back.map((part) => `+${part}`).join("")}`;
  return { from: start, to: day === undefined ? `${start}+1M-1d` : start };
}

function shifted(days: number): string {
  if (days === 0) return "";
  return days < 0 ? `${days}d` : `+${days}d`;
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
