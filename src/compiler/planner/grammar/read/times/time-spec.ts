/** A time as words say it, before it is counted from a day: a month may still get its year from what follows. */
import { resolveDateMath } from "../../../../../contract/date-math.ts";
import type { Period } from "../reading.ts";

export type Direction = "before" | "this" | "after";
export type PeriodUnit = NonNullable<Period["unit"]>;

export interface Calendar {
  readonly is: "calendar";
  /** 1 of January. */
  readonly month: number;
  /** How many months from there: 1, 3 of a quarter, 6 of a half, 12 of a year. */
  readonly months: number;
  readonly day?: number;
  readonly year?: number;
  /** "last March" */
  readonly direction?: Direction;
}

export interface Fixed {
  readonly is: "fixed";
  readonly period: Period;
}

/** From the first day of one to the last day of the other. */
export interface Stretch {
  readonly is: "stretch";
  readonly first: Calendar | Fixed;
  readonly last: Calendar | Fixed;
}

export type TimeSpec = Calendar | Fixed | Stretch;

const MS_PER_DAY = 86_400_000;

export function fixed(from: string, to: string, unit?: PeriodUnit): Fixed {
  return { is: "fixed", period: { from, to, ...(unit && { unit }) } };
}

/** Counted from the start of a run; as days too, where there is a day to count from. */
export function counted(
  math: NonNullable<Period["math"]>,
  today: Date | undefined,
  unit?: PeriodUnit,
): Fixed {
  // prettier-ignore
  const at = (text: string | undefined) => text && today && resolveDateMath(text, today);
  return { is: "fixed", period: { ...bounds(at(math.from), at(math.to)), math, ...(unit && { unit }) } }; // prettier-ignore
}

function bounds(from: string | undefined, to: string | undefined): { from?: string; to?: string } {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

/** `undefined` of a day that there is not: 31 February. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  const date = utc(year, month, day);
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && year > 0 && year < 10_000 ? date.toISOString().slice(0, 10) : undefined;
}

export function lastDayOf(year: number, month: number): string {
  return utc(year, month + 1, 0)
    .toISOString()
    .slice(0, 10);
}

export function yearOf(year: number): Calendar {
  return { is: "calendar", month: 1, months: 12, year };
}

/** Week 1 holds 4 January (ISO 8601). */
export function isoWeek(year: number, week: number): Fixed | undefined {
  if (week < 1 || week > 53 || year < 1000) return undefined;
  const fourth = utc(year, 1, 4);
  const monday = fourth.getTime() + ((week - 1) * 7 - ((fourth.getUTCDay() + 6) % 7)) * MS_PER_DAY;
  const day = (add: number) => new Date(monday + add * MS_PER_DAY).toISOString().slice(0, 10);
  return fixed(day(0), day(6), "week");
}

/** `undefined` of what is no day, as 31 February. */
export function periodOf(spec: TimeSpec, today: Date | undefined): Period | undefined {
  if (spec.is === "fixed") return spec.period;
  if (spec.is === "stretch") return stretchOf(spec, today);
  const { month, months, day, year } = spec;
  if (year === undefined) return yearlessPeriod(spec, today);
  const from = dayOf(year, month, day ?? 1);
  const to = day === undefined ? lastDayOf(year, month + months - 1) : from;
  return from === undefined || to === undefined ? undefined : { from, to, ...unitOf(spec) };
}

function unitOf({ day, months }: Calendar): { unit?: PeriodUnit } {
  const unit = day === undefined ? ({ 1: "month", 3: "quarter", 12: "year" } as const)[months] : "day"; // prettier-ignore
  return unit === undefined ? {} : { unit };
}

function yearlessPeriod(spec: Calendar, today: Date | undefined): Period | undefined {
  const { month, months, day, direction } = spec;
  // 29 February has one year in four, which date math cannot say.
  if (month === 2 && day === 29) {
    if (today === undefined) return undefined;
    let year = today.getUTCFullYear();
    while ((dayOf(year, 2, 29) ?? "9") > today.toISOString().slice(0, 10)) year -= 1;
    const leap = dayOf(year, 2, 29) ?? "";
    return { from: leap, to: leap, unit: "day", yearless: true };
  }
  if (dayOf(2024, month, day ?? 1) === undefined) return undefined;
  const from = `${yearMath(spec)}${offset(month, day)}`;
  const to = day === undefined ? `${from}+${months}M-1d` : from;
  const { period } = counted({ from, to }, today, unitOf(spec).unit);
  return { ...period, ...(direction === undefined && { yearless: true }) };
}

/** The first day of the year that is meant: of the last such time that has begun, or of the one before or after it. */
function yearMath({ month, months, day, direction }: Calendar): string {
  if (direction === "this") return "now/y";
  // "last March", said in March, is the one before.
  const isPast = direction === "before" && day === undefined ? months : 0;
  const year = `now${steps("-", month - 1 + isPast, day)}/y`;
  return direction === "after" ? `${year}+1y` : year;
}

/** From the first day of a year to a month, or a day. */
function offset(month: number, day: number | undefined): string {
  return steps("+", month - 1, day);
}

function steps(sign: "+" | "-", months: number, day = 1): string {
  const step = (count: number, unit: string): string => (count > 0 ? sign + count + unit : "");
  return step(months, "M") + step(day - 1, "d");
}

/** "November to February 2024" begins in the year before. */
export function withYearOf<Spec extends TimeSpec>(spec: Spec, later: TimeSpec): Spec | Calendar {
  if (spec.is !== "calendar" || later.is !== "calendar" || later.year === undefined) return spec;
  if (spec.year !== undefined || spec.direction !== undefined) return spec;
  return { ...spec, year: isLater(spec, later) ? later.year - 1 : later.year };
}

function isLater(one: Calendar, other: Calendar): boolean {
  const day = (spec: Calendar, fallback: number): number => spec.month * 100 + (spec.day ?? fallback); // prettier-ignore
  return day(one, 1) > day(other, 31);
}

function stretchOf({ first, last }: Stretch, today: Date | undefined): Period | undefined {
  const end = periodOf(last, today);
  if (end === undefined) return undefined;
  const isYearless = (spec: Calendar | Fixed): spec is Calendar =>
    spec.is === "calendar" && spec.year === undefined && spec.direction === undefined;
  if (isYearless(first) && isYearless(last) && end.math?.to !== undefined) {
    const from = `${yearMath(last)}${isLater(first, last) ? "-1y" : ""}${offset(first.month, first.day)}`; // prettier-ignore
    return { ...counted({ from, to: end.math.to }, today).period, yearless: true };
  }
  const start = periodOf(withYearOf(first, last), today);
  // Without an end, the second one goes on until now: "since March to today".
  if (start === undefined || (start.from !== undefined && end.to !== undefined && start.from > end.to)) return undefined; // prettier-ignore
  const math = (start.math ?? end.math) && { math: bounds(start.math?.from, end.math?.to) };
  return { ...bounds(start.from, end.to), ...math };
}
