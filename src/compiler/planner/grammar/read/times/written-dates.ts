/** Dates in digits: `2024-03-01`, `2024-03`, `2024-03-01T12:00Z`, `3/5/2024`, `03.05.2024`, `2024-W12`, "2019-21". */
import type { Draft } from "../draft.ts";
import { dayOf, fixed, lastDayOf, type TimeAt, type TimeSpec } from "./time-spec.ts";

const ISO =
  /(?<![\p{L}\p{N}./_-])(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?)?(?![\p{L}\p{N}_-])/gu;
const WEEK = /(?<![\p{L}\p{N}-])(\d{4})-?W(\d{2})(?![\p{L}\p{N}-])/gu;
/** Year first, or last. */
const SLASHED = /(?<![\p{L}\p{N}./-])(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?![\p{L}\p{N}/-]|\.\d)/gu;
const MONTH = /(?<![\p{L}\p{N}./-])(0[1-9]|1[0-2])\/(\d{4})(?![\p{L}\p{N}/-])/gu;
/** A season, or a few years: `2012-13`, `2012/13`. */
const SEASON = /(?<![\p{L}\p{N}./-])((?:1[5-9]|20)\d\d)[-/–](\d{2})(?![\p{L}\p{N}/-]|\.\d)/gu;

/** By the token at which they begin; what can be read as two days is both. */
export function writtenDates(draft: Draft): Map<number, TimeAt[]> {
  const { query } = draft;
  const found = new Map<number, TimeAt[]>();
  const push = (match: RegExpExecArray, specs: readonly (TimeSpec | undefined)[]): void => {
    const span = draft.spanOf(match.index, match.index + match[0].length);
    if (span === undefined || draft.isLiteral(span.from)) return;
    const times = specs.flatMap((spec) => (spec === undefined ? [] : [{ to: span.to, spec }]));
    if (times.length > 0 && !found.has(span.from)) found.set(span.from, times);
  };
  for (const match of query.matchAll(ISO)) push(match, [isoDate(match)]);
  for (const match of query.matchAll(WEEK))
    push(match, [isoWeek(Number(match[1]), Number(match[2]))]);
  for (const match of query.matchAll(SLASHED)) push(match, slashed(match));
  for (const match of query.matchAll(MONTH))
    push(match, [monthOf(Number(match[2]), Number(match[1]))]);
  for (const match of query.matchAll(SEASON))
    push(match, [season(Number(match[1]), Number(match[2]))]);
  return found;
}

function isoDate([, year, month, day, hours, minutes, seconds, zone]: RegExpExecArray):
  TimeSpec | undefined {
  if (day === undefined) return monthOf(Number(year), Number(month));
  const date = dayOf(Number(year), Number(month), Number(day));
  if (date === undefined) return undefined;
  if (hours === undefined) return fixed(date, date, "day");
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
  const moment = `${date}T${hours}:${minutes}:${seconds ?? "00"}${zone ?? ""}`;
  return fixed(moment, moment, "minute");
}

function monthOf(year: number, month: number): TimeSpec | undefined {
  return month >= 1 && month <= 12 && year >= 1000
    ? { is: "calendar", month, months: 1, year }
    : undefined;
}

/** Week 1 holds 4 January (ISO 8601). */
export function isoWeek(year: number, week: number): TimeSpec | undefined {
  if (week < 1 || week > 53 || year < 1000) return undefined;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = Date.UTC(year, 0, 4 - ((fourth.getUTCDay() + 6) % 7) + (week - 1) * 7);
  const day = (add: number): string =>
    new Date(monday + add * 86_400_000).toISOString().slice(0, 10);
  return fixed(day(0), day(6), "week");
}

function slashed([, first = "", sign, second = "", third = ""]: RegExpExecArray): (
  TimeSpec | undefined
)[] {
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  const day = (year: number, month: number, of: number): TimeSpec | undefined => {
    const date = dayOf(year, month, of);
    return date === undefined ? undefined : fixed(date, date, "day");
  };
  if (first.length === 4) return third.length <= 2 && sign !== "-" ? [day(a, b, c)] : [];
  if (third.length !== 4 || first.length > 2) return [];
  // With points, the day stands first; else both orders are in use, and the American one is the likelier.
  if (sign === ".") return [day(c, b, a)];
  return a === b ? [day(c, a, b)] : [day(c, a, b), day(c, b, a)];
}

function season(year: number, last: number): TimeSpec | undefined {
  const end = Math.floor(year / 100) * 100 + last;
  return end > year && end - year < 60 && last > 12
    ? fixed(`${year}-01-01`, lastDayOf(end, 12))
    : undefined;
}
