/** A time as words say it, and the days that it is; until then, a month may still get its year from what follows. */
import { resolveDateMath } from "../../../../../contract/date-math.ts";
import type { Period } from "../reading.ts";

export type Direction = "before" | "this" | "after";
export type PeriodUnit = NonNullable<Period["unit"]>;

/** A stretch of months, or a day or week of a year. */
export interface Calendar {
  /** 1 of January. */
  readonly month: number;
  /** How many months from there: 1, 3 of a quarter, 6 of a half, 12 of a year. */
  readonly months: number;
  readonly day?: number;
  /** Of ISO 8601. */
  readonly week?: number;
  /** Of a day, as ISO 8601 has it: `12:00:00Z`. */
  readonly clock?: string;
  readonly year?: number;
  /** "last March" */
  readonly direction?: Direction;
}

/** As date math, from the start of a run. */
export interface Counted {
  readonly from: string;
  readonly to?: string | undefined;
  readonly unit?: PeriodUnit | undefined;
}

/** From the first day of one to the last day of the other. */
export interface Stretch {
  readonly first: Calendar | Counted;
  readonly last: Calendar | Counted;
}

export type TimeSpec = Calendar | Counted | Stretch;

export function yearsFrom(year: number, count = 1): Calendar {
  return { month: 1, months: count * 12, year };
}

/** `undefined` of what is no day, as 31 February. */
export function periodOf(spec: TimeSpec, today: Date | undefined): Period | undefined {
  if ("first" in spec) return stretchOf(spec, today);
  if ("from" in spec) return counted(spec, today);
  const { month, months, day, week, clock, year } = spec;
  // 29 February has one year in four, which date math cannot say.
  if (month === 2 && day === 29 && year === undefined) return today && leapDayUpTo(today);
  if (!isInCalendar(spec)) return undefined;
  // Week 1 holds 4 January.
  const start = week === undefined ? steps("+", month - 1, day) : `+3d/w${shift(week - 1, "w")}`;
  const from = `${year === undefined ? yearMath(spec) : "now/y"}${start}`;
  const length = week !== undefined ? "+6d" : day === undefined ? `+${months}M-1d` : "";
  const unit = week !== undefined ? "week" : day !== undefined ? "day" : UNITS[months];
  const math = { from, to: from + length, unit };
  if (year === undefined) return counted(math, today);
  const { math: _, ...fixed } = counted(math, new Date(Date.UTC(year, 6)));
  if (clock === undefined) return fixed;
  const moment = `${fixed.from}T${clock}`;
  return { from: moment, to: moment, unit: "minute" };
}

const UNITS: Readonly<Record<number, PeriodUnit>> = { 1: "month", 3: "quarter", 12: "year" };

function isInCalendar({ month, day = 1, week = 1, year = 2024 }: Calendar): boolean {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= days && week >= 1 && week <= 53;
}

function leapDayUpTo(today: Date): Period | undefined {
  const years = Array.from({ length: 9 }, (_, back) => today.getUTCFullYear() - back);
  return years
    .map((year) => periodOf({ month: 2, months: 1, day: 29, year }, today))
    .find((period) => period?.from !== undefined && period.from <= today.toISOString());
}

/** In days too, where there is a day to count from. */
function counted({ from, to, unit }: Counted, today: Date | undefined): Period {
  const at = (text: string | undefined) => text && today && resolveDateMath(text, today);
  return { ...bounds(at(from), at(to)), math: bounds(from, to), ...(unit && { unit }) };
}

function bounds(from: string | undefined, to: string | undefined): { from?: string; to?: string } {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** The first day of the year that is meant: of the last such time that has begun, or of the one before or after it. */
function yearMath({ month, months, day, direction }: Calendar): string {
  if (direction === "this") return "now/y";
  // "last March", said in March, is the one before.
  const isPast = direction === "before" && day === undefined ? months : 0;
  const year = `now${steps("-", month - 1 + isPast, day)}/y`;
  return direction === "after" ? `${year}+1y` : year;
}

function steps(sign: "+" | "-", months: number, day = 1): string {
  const times = sign === "+" ? 1 : -1;
  return shift(times * months, "M") + shift(times * (day - 1), "d");
}

/** A step of date math; none of nothing. */
export function shift(count: number, unit: string): string {
  return count === 0 ? "" : count < 0 ? `${count}${unit}` : `+${count}${unit}`;
}

/** "November to February 2024" begins in the year before. */
export function withYearOf<Spec extends TimeSpec>(spec: Spec, later: TimeSpec): Spec | Calendar {
  // A whole year, or several, is a time beside it.
  if (!isYearless(spec) || !("month" in later) || later.months >= 12) return spec;
  if (later.year === undefined || isBackwards(spec, later)) return spec;
  return { ...spec, year: isLater(spec, later) ? later.year - 1 : later.year };
}

/** "10 January to 5 January 2027" goes back, and does not last a year; "20 December to 5 January 2027" is two weeks. */
function isBackwards(one: Calendar, other: Calendar): boolean {
  const isDays = one.day !== undefined && other.day !== undefined;
  const days = (other.month - one.month) * 30 + (other.day ?? 0) - (one.day ?? 0);
  return isDays && days < 0 && days > -HALF_A_YEAR;
}

const HALF_A_YEAR = 183;

function isYearless(spec: TimeSpec): spec is Calendar {
  return "month" in spec && spec.year === undefined && spec.direction === undefined;
}

function isLater(one: Calendar, other: Calendar): boolean {
  return one.month * 100 + (one.day ?? 1) > other.month * 100 + (other.day ?? 31);
}

function stretchOf({ first, last }: Stretch, today: Date | undefined): Period | undefined {
  const end = periodOf(last, today);
  if (end === undefined) return undefined;
  if (isYearless(first) && isYearless(last) && end.math?.to !== undefined) {
    const year = `${yearMath(last)}${isLater(first, last) ? "-1y" : ""}`;
    const from = `${year}${steps("+", first.month - 1, first.day)}`;
    return counted({ from, to: end.math.to }, today);
  }
  const start = periodOf(withYearOf(first, last), today);
  // Without an end, the second one goes on until now: "since March to today".
  if (start === undefined || (start.from ?? "") > (end.to ?? "9")) return undefined;
  const math = (start.math ?? end.math) && { math: bounds(start.math?.from, end.math?.to) };
  return { ...bounds(start.from, end.to), ...math };
}
