/** What a shape (`99. Januar 9999 99:99`) may be as a date. */
import type { Granularity } from "../column.ts";
import { isWeekday, monthOf } from "./month-names.ts";

/** The order of the numbers of a date. `first-second-year` is a question of its own: day or month first. */
export type DateOrder =
  | "year-month-day"
  | "first-second-year"
  | "day-month-year"
  | "month-day-year"
  | "year-month"
  | "month-year"
  | "year-quarter"
  | "quarter-year"
  | "year-week"
  | "year-week-day"
  | "compact-day"
  | "compact-month"
  | "extended";

export interface DateShape {
  readonly order: DateOrder;
  /** The year has two digits. */
  readonly isShort: boolean;
  /** What stands between the numbers; empty where there are words. */
  readonly separator: string;
  readonly granularity: Granularity;
  readonly hasClock: boolean;
  readonly hasOffset: boolean;
  /** Words of months, as they stand there. */
  readonly months: readonly string[];
  /** Not padded: `5.4.10`, as versions are written. */
  readonly isUnpadded: boolean;
}

/** In shapes, a digit is a 9; in values, `\d`. Forms of Google write `GMT+1` and `GMT+5:30`. */
export function clockPattern(digit: string): string {
  const d = digit;
  return `(?:T|[ ,]+|:)(${d}${d}?:${d}${d}(?::${d}${d}(?:[.,]${d}{1,9})?)?) ?([AaPp]\\.?[Mm]\\.?)? ?(Z|z|UTC|GMT|(?:GMT|UTC)?[+-]${d}${d}:?${d}${d}|(?:GMT|UTC)[+-]${d}${d}?(?::${d}${d})?|[+-]${d}${d})?(?: ?\\([^)]*\\))?$`;
}
const CLOCK = new RegExp(clockPattern("9"));

const NUMERIC: readonly [RegExp, DateOrder, Granularity][] = [
  [/^9999([-/.])99?\1(99?)$/, "year-month-day", "day"],
  [/^99?([-/.]|[.] )99?\1(9999|99)$/, "first-second-year", "day"],
  [/^9999([-/])99$/, "year-month", "month"],
  [/^99?([-/.])9999$/, "month-year", "month"],
  [/^9999()[- ]?M99?$/, "year-month", "month"],
  [/^9999([-/ ]?)[qQ]9$/, "year-quarter", "quarter"],
  [/^[qQ]9([-/ ]?)9999$/, "quarter-year", "quarter"],
  [/^9999(-?)W99$/, "year-week", "week"],
  [/^9999(-?)W99-?9$/, "year-week-day", "day"],
  [/^9{4,6}(-)99-99( \(BC\))?$/, "extended", "day"],
];

/** By the order of numbers and the word of a month in it. */
const NAMED: readonly [RegExp, DateOrder, Granularity][] = [
  [/^m 99? 9999$/, "month-day-year", "day"],
  [/^99? m (9999|99)$/, "day-month-year", "day"],
  [/^9999 m 99?$/, "year-month-day", "day"],
  [/^m 9999$/, "month-year", "month"],
  [/^m 99$/, "month-year", "month"],
  [/^9999 m$/, "year-month", "month"],
];

/** `undefined` when it is no date. Compact dates (20240131) are numbers first: see `compactShape`. */
export function readDateShape(shape: string): DateShape | undefined {
  if (shape.length > 60) return undefined;
  const clock = CLOCK.exec(shape);
  const day = clock === null ? shape : shape.slice(0, clock.index);
  const found = readDay(day);
  if (found === undefined || (clock !== null && found.granularity !== "day")) return undefined;
  return {
    ...found,
    granularity: clock === null ? found.granularity : "time",
    hasClock: clock !== null,
    hasOffset: clock?.[3] !== undefined,
  };
}

type DayShape = Omit<DateShape, "hasClock" | "hasOffset">;

function readDay(day: string): DayShape | undefined {
  for (const [pattern, order, granularity] of NUMERIC) {
    const match = pattern.exec(day);
    if (match === null) continue;
    const isShort = order === "first-second-year" && match[2] === "99";
    const isUnpadded = /(^|\D)9(\D|$)/.test(day);
    const separator = match[1] ?? "";
    return { order, granularity, isShort, separator, months: [], isUnpadded };
  }
  const words = day.match(/\p{L}+/gu) ?? [];
  const months = words.filter((word) => monthOf(word) !== undefined);
  const others = words.filter(
    (word) =>
      monthOf(word) === undefined && !isWeekday(word) && !/^(st|nd|rd|th|er|de|of)$/i.test(word),
  );
  if (months.length !== 1 || others.length > 0) return undefined;
  const plain = day
    .replaceAll(/\p{L}+/gu, (word) => (word === months[0] ? " m " : " "))
    .replaceAll(/[^9m]+/g, " ")
    .trim();
  // "May 31" is a day of some year; "May-31" and "May '31" are months as spreadsheets write them.
  if (plain === "m 99" && !/^\p{L}+(-| ?['’])99$/u.test(day)) return undefined;
  const match = NAMED.find(([pattern]) => pattern.test(plain));
  if (match === undefined) return undefined;
  const [, order, granularity] = match;
  const isShort = !plain.includes("9999");
  return { order, granularity, isShort, separator: "", months, isUnpadded: false };
}
