/** Times that are counted from today: "yesterday", "last month", "the past 30 days", "3 weeks ago", "next Monday". */
import { unitOfTime, type TimeUnit } from "../units.ts";
import { isAlsoWord, monthOf, weekdayOf } from "./calendar-words.ts";
import type { Meaning } from "./meaning.ts";
import { shift, type Counted, type Direction, type PeriodUnit } from "./time-spec.ts";

const DIRECTIONS = new Map<string, Direction>([
  ..."last past previous preceding recent prior"
    .split(" ")
    .map((word) => [word, "before"] as const),
  ..."this current".split(" ").map((word) => [word, "this"] as const),
  ..."next coming upcoming following".split(" ").map((word) => [word, "after"] as const),
]);
const STEPS: Readonly<Record<Direction, number>> = { before: -1, this: 0, after: 1 };
const DAYS: readonly (readonly [days: number, words: string])[] = [
  [0, "today|tonight|this (?:morning|afternoon|evening|night)"],
  [-1, "yesterday|last (?:night|evening)"],
  [1, "tomorrow"],
  [-2, "day before yesterday"],
  [2, "day after tomorrow"],
];
/** Letters of date math, and days; parts of a day are counted in seconds, of other units in days. */
const UNITS: Readonly<Record<TimeUnit, readonly [letter: string, days: number]>> = {
  millisecond: ["s", 1 / 86_400_000],
  second: ["s", 1 / 86_400],
  minute: ["m", 1 / 1440],
  hour: ["h", 1 / 24],
  day: ["d", 1],
  week: ["w", 7],
  month: ["M", 30],
  quarter: ["Q", 91],
  year: ["y", 365],
};
const SHORT: Readonly<Record<string, TimeUnit>> = { y: "year", m: "month", q: "quarter" };
/** Date math takes six digits, and no calendar goes further. */
const MOST = 9_999;
const BEFORE_DAYS = /^(?:on|since|until|till|by|before|after|from|to|and)$/;

export const DIRECTION = [...DIRECTIONS.keys()].join("|");
export const DAY = DAYS.map(([, words]) => words).join("|");

export const day: Meaning = ({ day: said = "" }) => {
  const [days = 0] = DAYS.find(([, words]) => new RegExp(`^(?:${words})$`).test(said)) ?? [];
  return on(`now${shift(days, "d")}/d`);
};

/** "month to date", "ytd", "since the start of the year" */
export const toDate: Meaning = ({ unit = "" }) => {
  const [letter, days] = UNITS[SHORT[unit] ?? unitOfTime(unit) ?? "second"];
  return days >= 1 ? { from: `now/${letter}` } : undefined;
};

export const away: Meaning = ({ n, half, unit: said = "", way }, { before }) => {
  const unit = before === "." ? undefined : unitOfTime(said);
  const count = n === undefined ? (half === undefined ? 1 : 0.5) : amountOf(n);
  const math = unit && mathOf(count, unit, way === "ago" ? "-" : "+");
  return math && on(math, UNITS[unit][1] < 1 ? "minute" : "day");
};

export const weekend: Meaning = ({ direction = "" }) => {
  const week = `now${shift(STEPS[DIRECTIONS.get(direction) ?? "this"], "w")}/w`;
  return { from: `${week}+5d`, to: `${week}+6d` };
};

export const weekday: Meaning = ({ direction = "", weekday: name = "" }, { isCapital }) =>
  isAlsoWord(name) && !isCapital(name) ? undefined : weekdayAt(name, DIRECTIONS.get(direction));

/** "on Monday": the last one up to today. "Mondays" is none. */
export const weekdayAlone: Meaning = ({ weekday: name = "" }, { before, after, isCapital }) => {
  if (name.endsWith("days") || after === "ago") return undefined;
  const isNamed = isCapital(name) && name.endsWith("day");
  const isPlaced = BEFORE_DAYS.test(before) && (isCapital(name) || !isAlsoWord(name));
  return isPlaced || isNamed ? weekdayAt(name) : undefined;
};

export const month: Meaning = ({ direction = "", month: name = "" }) => ({
  month: monthOf(name),
  months: 1,
  direction: DIRECTIONS.get(direction) ?? "this",
});

/** "last month", "the past 30 days", "this year", "the next two weeks" */
export const stretch: Meaning = ({ direction: word = "", n, couple, unit: said = "" }) => {
  const unit = said.length > 1 ? unitOfTime(said) : undefined;
  const count = couple === undefined ? n && amountOf(n) : 2;
  // "last months"
  const isOpen = count === undefined && said.endsWith("s") && unit !== "millisecond";
  if (unit === undefined || count === 0 || isOpen) return undefined;
  const [letter, days] = UNITS[unit];
  const isOne = count === undefined && days >= 1 && word !== "past";
  const one = isOne ? { unit: unit as PeriodUnit } : {};
  const direction = DIRECTIONS.get(word);
  if (direction === "this")
    return count === undefined ? { from: `now/${days >= 1 ? letter : "d"}`, ...one } : undefined;
  if (direction === "after" && isOne)
    return { from: `now+1${letter}/${letter}`, to: `now+2${letter}/${letter}-1d`, ...one };
  // "last month" is the one before this one; "the last 3 months" and "the past month" reach until now.
  if (direction === "before" && isOne && unit !== "day" && word !== "recent")
    return { from: `now-1${letter}/${letter}`, to: `now/${letter}-1d`, ...one };
  const end = mathOf(count || 1, unit, direction === "after" ? "+" : "-");
  if (direction === "after") return end && { from: days >= 1 ? "now/d" : "now", to: end };
  return end && { from: end, ...one };
};

function amountOf(n: string): number {
  return Number(n.replaceAll(",", ""));
}

function on(math: string, unit: PeriodUnit = "day"): Counted {
  return { from: math, to: math, unit };
}

/** So many units away from now: a day for days and more, else a moment. */
function mathOf(count: number, unit: TimeUnit, sign: "-" | "+"): string | undefined {
  if (!(count >= 0) || count > MOST) return undefined;
  const [letter, days] = UNITS[unit];
  const [rounding, smaller, size] = days < 1 ? ["", "s", days * 86_400] : ["/d", "d", days];
  const isWhole = Number.isInteger(count) && unit !== "millisecond";
  const part = Math.min(999_999, Math.round(count * size));
  return `now${sign}${isWhole ? `${count}${letter}` : `${part}${smaller}`}${rounding}`;
}

/** The week that holds it, and as many days after its Monday. */
function weekdayAt(name: string, direction?: Direction): Counted {
  const days = weekdayOf(name);
  if (direction === "this") return on(`now/w${shift(days, "d")}`);
  const back = days + (direction === "before" ? 1 : 0);
  return on(`now${shift(-back, "d")}/w${shift(days + (direction === "after" ? 7 : 0), "d")}`);
}
