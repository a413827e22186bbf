/** How the times of a column are written for people: months as months, not as the first days of them. */
import type { Cell } from "./shapes.ts";

import { isWrittenPeriod, type WrittenPeriod } from "./periods.ts";

export { isWrittenPeriod, type WrittenPeriod };

const FIRST_OF_MONTH = /^\d{4}-\d\d(-01([T ]00:00(:00(\.0+)?)?(Z|[+-]00:?00)?)?)?$/;
const FIRST_OF_QUARTER = /^\d{4}-(01|04|07|10)/;
const FIRST_OF_YEAR = /^\d{4}-01/;

/** Made when a month is written: every command loads this module, and few write one. */
let months: Intl.DateTimeFormat | undefined;

/**
 * The period that the times of a column stand for, when all are the first moment of one and the column's name, or
 * their number, says that this is no accident. `undefined` for days and times of day.
 */
export function writtenPeriod(
  { name, period }: { readonly name: string; readonly period?: WrittenPeriod | undefined },
  cells: Iterable<Cell>,
): WrittenPeriod | undefined {
  if (period !== undefined) return period;
  const times = new Set<string>();
  for (const cell of cells) {
    if (cell === null) continue;
    if (typeof cell !== "string" || !FIRST_OF_MONTH.test(cell)) return undefined;
    times.add(cell);
  }
  if (times.size === 0 || /(^|[\W_])(days?|weeks?|hours?)([\W_]|$)/i.test(name)) return undefined;
  const all = [...times];
  const said = (word: string): boolean =>
    new RegExp(`(^|[\\W_])${word}s?([\\W_]|$)`, "i").test(name);
  if (said("year") && all.every((time) => FIRST_OF_YEAR.test(time))) return "year";
  if (said("quarter") && all.every((time) => FIRST_OF_QUARTER.test(time))) return "quarter";
  if (said("month") || all.some((time) => time.length === "2010-03".length)) return "month";
  // Two or three days may all be first ones by accident; three different months hardly are.
  return times.size > 2 ? "month" : undefined;
}

/** `2010-03-01` as `Mar 2010`, `2010-Q1`, `2010` or `2010-W09`; other text as it is. */
export function writePeriod(time: string, period: WrittenPeriod): string {
  const [, year = "", month = "", day = "1"] = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(time) ?? [];
  if (year === "" || Number(month) < 1 || Number(month) > 12) return time;
  if (period === "year") return year;
  if (period === "quarter") return `${year}-Q${Math.ceil(Number(month) / 3)}`;
  if (period === "week") return isoWeek(Number(year), Number(month), Number(day));
  months ??= new Intl.DateTimeFormat("en", { month: "short", year: "numeric", timeZone: "UTC" });
  return months.format(Date.UTC(Number(year), Number(month) - 1));
}

const DAY = 86_400_000;

/** ISO 8601: a week is of the year that its Thursday is in. */
function isoWeek(year: number, month: number, day: number): string {
  const date = Date.UTC(year, month - 1, day);
  const weekday = (new Date(date).getUTCDay() + 6) % 7;
  const thursday = new Date(date + (3 - weekday) * DAY);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - first) / DAY / 7) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
}
