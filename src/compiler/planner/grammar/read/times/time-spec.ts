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

export type TimeSpec = Calendar | Fixed;

/** What a time is made of: the token after it, and what it says. */
export interface TimeAt {
  readonly to: number;
  readonly spec: TimeSpec;
}

export function fixed(from: string, to: string, unit?: PeriodUnit): Fixed {
  return { is: "fixed", period: { from, to, ...(unit && { unit }) } };
}

/** Counted from the start of a run; as days too, where there is a day to count from. */
export function counted(
  math: NonNullable<Period["math"]>,
  today: Date | undefined,
  unit?: PeriodUnit,
): Fixed {
  const at = (text: string | undefined): string | undefined =>
    text === undefined || today === undefined ? undefined : resolveDateMath(text, today);
  const [from, to] = [at(math.from), at(math.to)];
  return {
    is: "fixed",
    period: {
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      math,
      ...(unit && { unit }),
    },
  };
}

/** `undefined` of a day that there is not: 31 February. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDay =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 0 && year < 10_000;
  return isDay ? date.toISOString().slice(0, 10) : undefined;
}

export function lastDayOf(year: number, month: number): string {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.toISOString().slice(0, 10);
}

export function yearOf(year: number): Calendar {
  return { is: "calendar", month: 1, months: 12, year };
}

const UNITS: ReadonlyMap<number, PeriodUnit> = new Map([
  [1, "month"],
  [3, "quarter"],
  [12, "year"],
]);

export function unitOf({ day, months }: Calendar): PeriodUnit | undefined {
  return day === undefined ? UNITS.get(months) : "day";
}

/** `undefined` of what is no day, as 31 February. */
export function periodOf(spec: TimeSpec, today: Date | undefined): Period | undefined {
  if (spec.is === "fixed") return spec.period;
  const { month, months, day, year } = spec;
  const unit = unitOf(spec);
  if (year === undefined) return yearlessPeriod(spec, today);
  const from = dayOf(year, month, day ?? 1);
  const to = day === undefined ? lastDayOf(year, month + months - 1) : from;
  return from === undefined || to === undefined ? undefined : { from, to, ...(unit && { unit }) };
}

function yearlessPeriod(spec: Calendar, today: Date | undefined): Period | undefined {
  const { month, months, day, direction } = spec;
  const unit = unitOf(spec);
  const yearless = direction === undefined ? { yearless: true } : {};
  // 29 February has one year in four, which date math cannot say.
  if (month === 2 && day === 29) {
    if (today === undefined) return undefined;
    let year = today.getUTCFullYear();
    while ((dayOf(year, 2, 29) ?? "9") > today.toISOString().slice(0, 10)) year -= 1;
    const leap = dayOf(year, 2, 29);
    return leap === undefined ? undefined : { from: leap, to: leap, unit: "day", yearless: true };
  }
  if (dayOf(2024, month, day ?? 1) === undefined) return undefined;
  const from = `${yearMath(spec)}${offset(month, day)}`;
  const to = day === undefined ? `${from}+${months}M-1d` : from;
  return { ...counted({ from, to }, today, unit).period, ...yearless };
}

/** The first day of the year that is meant: of the last such time that has begun, or of the one before or after it. */
export function yearMath({ month, months, day, direction }: Calendar): string {
  if (direction === "this") return "now/y";
  // "last March", said in March, is the one before.
  const isPast = direction === "before" && day === undefined ? months : 0;
  const back = [`${month - 1 + isPast}M`, `${(day ?? 1) - 1}d`].filter(
    (part) => !part.startsWith("0"),
  );
  const year = `now${back.map((part) => `-${part}`).join("")}/y`;
  return direction === "after" ? `${year}+1y` : year;
}

/** From the first day of a year to a month, or a day. */
export function offset(month: number, day: number | undefined): string {
  const parts = [`${month - 1}M`, `${(day ?? 1) - 1}d`].filter((part) => !part.startsWith("0"));
  return parts.map((part) => `+${part}`).join("");
}
