/** Times that are counted from today: "yesterday", "last month", "the past 30 days", "3 weeks ago", "next Monday". */
import { unitOfTime, type TimeUnit } from "../units.ts";
import { isAlsoWord, monthOf, weekdayOf } from "./calendar-words.ts";
import { form, type Groups, type Place, type TimeForm } from "./time-form.ts";
import { counted, type Direction, type PeriodUnit, type TimeSpec } from "./time-spec.ts";

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  last: "before", past: "before", previous: "before", preceding: "before", recent: "before", prior: "before",
  this: "this", current: "this", next: "after", coming: "after", upcoming: "after", following: "after",
}; // prettier-ignore
const DIRECTION = `(?<word>${Object.keys(DIRECTIONS).join("|")})`;
const DAYS: Readonly<Record<string, number>> = {
  today: 0, tonight: 0, yesterday: -1, tomorrow: 1, "day before yesterday": -2, "day after tomorrow": 2,
  "this morning": 0, "this afternoon": 0, "this evening": 0, "this night": 0, "last night": -1, "last evening": -1,
}; // prettier-ignore
/** Letters of date math, and where a part of a unit is counted: days of it, or seconds of a day. */
const UNITS: Readonly<Record<TimeUnit, readonly [letter: string, days: number]>> = {
  millisecond: ["s", 1 / 86_400_000], second: ["s", 1 / 86_400], minute: ["m", 1 / 1440], hour: ["h", 1 / 24],
  day: ["d", 1], week: ["w", 7], month: ["M", 30], quarter: ["Q", 91], year: ["y", 365],
}; // prettier-ignore
/** Date math takes six digits, and no calendar goes further. */
const MOST = 9_999;

export const RELATIVE_FORMS: readonly TimeForm[] = [
  form(`(?<day>${Object.keys(DAYS).join("|")})`, ({ day = "" }, { today }) => {
    const math = `now${shifted(DAYS[day] ?? 0)}/d`;
    return counted({ from: math, to: math }, today, "day");
  }),
  form("(?<short>[ymq])td", ({ short = "" }, { today }) =>
    counted({ from: `now/${short === "y" ? "y" : short.toUpperCase()}` }, today),
  ),
  form("(?<unit>week|month|quarter|year)[ -]to[ -]date", ({ unit }, { today }) =>
    counted({ from: `now/${UNITS[unit as TimeUnit][0]}` }, today),
  ),
  // "3 weeks ago", "an hour ago", "half an hour ago", "two days from now"
  form("(?:(?<half>half )?an?|{n})[ -]?{unit} (?<way>ago|from now)", ({ n, half, unit = "", way }, { today, before }) => {
    const count = n === undefined ? (half === undefined ? 1 : 0.5) : amountOf(n);
    const known = unitOfTime(unit);
    const math = known && before !== "." ? away(count, known, way === "ago" ? "-" : "+") : undefined;
    return math && known ? counted({ from: math, to: math }, today, UNITS[known][1] < 1 ? "minute" : "day") : undefined;
  }),
  form(`${DIRECTION}[ -]weekend`, ({ word = "" }, { today }) => {
    const week = { before: "now-1w/w", this: "now/w", after: "now+1w/w" }[DIRECTIONS[word] ?? "this"];
    return counted({ from: `${week}+5d`, to: `${week}+6d` }, today);
  }),
  form(`${DIRECTION}[ -]{weekday}`, ({ word = "", weekday = "" }, { today, isCapital }) =>
    isAlsoWord(weekday) && !isCapital(weekday) ? undefined : weekdayTime(weekday, DIRECTIONS[word], today),
  ),
  form(`${DIRECTION}[ -]{month}(?! -?\\d)`, ({ word = "", month = "" }) => {
    const direction = DIRECTIONS[word];
    return direction && { is: "calendar", month: monthOf(month) ?? 0, months: 1, direction };
  }),
  // "since the start of the year"
  form("(?<=(?:start|beginning) of (?:the )?){unit}", ({ unit = "" }, { today }) => {
    const known = unitOfTime(unit);
    return known && UNITS[known][1] >= 1 ? counted({ from: `now/${UNITS[known][0]}` }, today) : undefined;
  }),
  form("(?:last|past|previous) decade", (_, { today }) => counted({ from: "now-10y/d" }, today)),
  form(`${DIRECTION}[ -](?:(?:{n}|(?<couple>couple(?: of)?))[ -]?)?{unit}`, directed),
  form("{weekday}", namedDay),
]; // prettier-ignore

function amountOf(n: string): number {
  return Number(n.replaceAll(",", ""));
}

/** So many units away from now: a day for days and more, else a moment. */
function away(count: number, unit: TimeUnit, sign: "-" | "+"): string | undefined {
  if (!(count >= 0) || count > MOST) return undefined;
  const [letter, days] = UNITS[unit];
  const [rounding, smaller, size] = days < 1 ? ["", "s", days * 86_400] : ["/d", "d", days];
  const isPart = !Number.isInteger(count) || unit === "millisecond";
  const amount = isPart ? `${Math.min(999_999, Math.round(count * size))}${smaller}` : `${count}${letter}`; // prettier-ignore
  return `now${sign}${amount}${rounding}`;
}

/** "last month", "the past 30 days", "this year", "the next two weeks" */
function directed(
  { word = "", n, couple, unit: said = "" }: Groups,
  { today }: Place,
): TimeSpec | undefined {
  // prettier-ignore
  const direction = DIRECTIONS[word] ?? "this";
  const unit = said.length > 1 ? unitOfTime(said) : undefined;
  const count = couple === undefined ? (n === undefined ? undefined : amountOf(n)) : 2;
  if (unit === undefined || count === 0) return undefined;
  // "last months"
  if (count === undefined && said.endsWith("s") && unit !== "millisecond") return undefined;
  const math = directedMath(word, direction, count, unit);
  const isOne = count === undefined && word !== "past" && UNITS[unit][1] >= 1;
  return math && counted(math, today, isOne ? (unit as PeriodUnit) : undefined);
}

function directedMath(
  word: string,
  direction: Direction,
  count: number | undefined,
  unit: TimeUnit,
): { from: string; to?: string } | undefined {
  // prettier-ignore
  const [letter, days] = UNITS[unit];
  const isWhole = days >= 1;
  if (direction === "this") return count === undefined ? { from: isWhole ? `now/${letter}` : "now/d" } : undefined; // prettier-ignore
  const math = away(count ?? 1, unit, direction === "after" ? "+" : "-");
  if (math === undefined) return undefined;
  if (direction === "after") {
    if (count === undefined && isWhole) return { from: `now+1${letter}/${letter}`, to: unit === "day" ? "now+1d/d" : `now+2${letter}/${letter}-1d` }; // prettier-ignore
    return { from: isWhole ? "now/d" : "now", to: math };
  }
  // "last month" is the one before this one; "the last 3 months" and "the past month" reach until now.
  const isOne = count === undefined && word !== "past" && word !== "recent";
  if (isOne && isWhole && unit !== "day") return { from: `now-1${letter}/${letter}`, to: `now/${letter}-1d` }; // prettier-ignore
  return { from: math };
}

/** "on Monday": the last one up to today. "Mondays" is none. */
function namedDay(
  { weekday = "" }: Groups,
  { before, after, isCapital, today }: Place,
): TimeSpec | undefined {
  // prettier-ignore
  if (weekday.endsWith("days") || after === "ago") return undefined;
  const isPlaced = /^(?:on|since|until|till|by|before|after|from|to|and)$/.test(before);
  const isNamed = weekday.endsWith("day") && isCapital(weekday);
  if (!(isPlaced || isNamed) || (isAlsoWord(weekday) && !isCapital(weekday))) return undefined;
  return weekdayTime(weekday, undefined, today);
}

/** As date math: the week that holds it, and as many days after its Monday. */
function weekdayTime(
  name: string,
  direction: Direction | undefined,
  today: Date | undefined,
): TimeSpec {
  // prettier-ignore
  const after = ((weekdayOf(name) ?? 0) + 6) % 7;
  const back = after + (direction === "before" ? 1 : 0);
  const math = direction === "this" ? `now/w${shifted(after)}` : `now${shifted(-back)}/w${shifted(after + (direction === "after" ? 7 : 0))}`; // prettier-ignore
  return counted({ from: math, to: math }, today, "day");
}

function shifted(days: number): string {
  return days === 0 ? "" : days < 0 ? `${days}d` : `+${days}d`;
}
