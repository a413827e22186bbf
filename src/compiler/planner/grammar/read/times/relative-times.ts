/** Times that are counted from today: "yesterday", "last month", "the past 30 days", "3 weeks ago", "next Monday". */
import type { Draft } from "../draft.ts";
import { numberAt } from "../number-at.ts";
import { unitOfTime, type TimeUnit } from "../units.ts";
import { isAlsoWord, monthOf, weekdayOf } from "./calendar-words.ts";
import { counted, type Direction, type PeriodUnit, type TimeAt } from "./time-spec.ts";

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  last: "before", past: "before", previous: "before", preceding: "before", recent: "before", prior: "before",
  this: "this", current: "this", next: "after", coming: "after", upcoming: "after", following: "after",
}; // prettier-ignore
const DAYS: Readonly<Record<string, string>> = {
  today: "now/d", tonight: "now/d", yesterday: "now-1d/d", tomorrow: "now+1d/d",
}; // prettier-ignore
const PARTS_OF_DAY = new Set(["morning", "afternoon", "evening", "night"]);
/** Letters of date math, and how many of them a unit is. */
const LETTER: Readonly<Record<TimeUnit, string>> = {
  millisecond: "s", second: "s", minute: "m", hour: "h", day: "d", week: "w", month: "M", quarter: "Q", year: "y",
}; // prettier-ignore
/** Where a part of a unit is counted: days of it, or seconds of a day. */
const IN_DAYS: Readonly<Record<TimeUnit, number>> = {
  millisecond: 1 / 86_400_000, second: 1 / 86_400, minute: 1 / 1_440, hour: 1 / 24, day: 1, week: 7, month: 30, quarter: 91, year: 365,
}; // prettier-ignore
/** Date math takes six digits, and no calendar goes further. */
const MOST = 9_999;

export function relativeTimeAt(draft: Draft, at: number): TimeAt | undefined {
  return (
    dayWordAt(draft, at) ??
    toDateAt(draft, at) ??
    agoAt(draft, at) ??
    directedAt(draft, at) ??
    weekdayAt(draft, at)
  );
}

function dayWordAt({ lower, world: { today } }: Draft, at: number): TimeAt | undefined {
  const word = lower(at);
  const math = Object.hasOwn(DAYS, word) ? DAYS[word] : undefined;
  if (math !== undefined) {
    return { to: at + 1, spec: counted({ from: math, to: math }, today, "day") };
  }
  if (word === "day" && (lower(at + 1) === "before" || lower(at + 1) === "after")) {
    const said = `${lower(at + 1)} ${lower(at + 2)}`;
    const other =
      said === "before yesterday" ? "now-2d/d" : said === "after tomorrow" ? "now+2d/d" : undefined;
    if (other !== undefined)
      return { to: at + 3, spec: counted({ from: other, to: other }, today, "day") };
  }
  if ((word === "this" || word === "last") && PARTS_OF_DAY.has(lower(at + 1))) {
    const day = word === "this" ? "now/d" : "now-1d/d";
    return { to: at + 2, spec: counted({ from: day, to: day }, today, "day") };
  }
  return undefined;
}

/** "year to date", "YTD" */
function toDateAt({ lower, world: { today } }: Draft, at: number): TimeAt | undefined {
  const short = /^([ymq])td$/.exec(lower(at))?.[1];
  if (short !== undefined) {
    const letter = short === "y" ? "y" : short === "m" ? "M" : "Q";
    return { to: at + 1, spec: counted({ from: `now/${letter}` }, today) };
  }
  const unit = unitOfTime(lower(at));
  if (
    unit === undefined ||
    lower(at).length < 4 ||
    lower(at + 1) !== "to" ||
    lower(at + 2) !== "date"
  )
    return undefined;
  return { to: at + 3, spec: counted({ from: `now/${LETTER[unit]}` }, today) };
}

/** "3 weeks ago", "an hour ago", "half an hour ago", "two days from now" */
function agoAt(draft: Draft, at: number): TimeAt | undefined {
  const { lower, world } = draft;
  const isHalf = lower(at) === "half" && /^an?$/.test(lower(at + 1));
  const isOne = /^an?$/.test(lower(at)) && unitOfTime(lower(at + 1)) !== undefined;
  const number = isHalf
    ? { to: at + 2, value: 0.5 }
    : isOne
      ? { to: at + 1, value: 1 }
      : numberAt(draft, at);
  const unit = number && unitOfTime(lower(number.to));
  if (number === undefined || unit === undefined) return undefined;
  const isAgo = lower(number.to + 1) === "ago";
  const isFromNow = lower(number.to + 1) === "from" && lower(number.to + 2) === "now";
  if (!isAgo && !isFromNow) return undefined;
  const math = away(number.value, unit, isAgo ? "-" : "+");
  if (math === undefined) return undefined;
  const to = number.to + (isAgo ? 2 : 3);
  return {
    to,
    spec: counted({ from: math, to: math }, world.today, IN_DAYS[unit] < 1 ? "minute" : "day"),
  };
}

/** So many units away from now: a day for days and more, else a moment. */
function away(count: number, unit: TimeUnit, sign: "-" | "+"): string | undefined {
  if (!(count >= 0) || count > MOST) return undefined;
  const isPart = !Number.isInteger(count) || unit === "millisecond";
  if (IN_DAYS[unit] < 1) {
    if (!isPart) return `now${sign}${count}${LETTER[unit]}`;
    return `now${sign}${Math.min(999_999, Math.round(count * IN_DAYS[unit] * 86_400))}s`;
  }
  const days = Math.round(count * IN_DAYS[unit]);
  return isPart ? `now${sign}${Math.min(999_999, days)}d/d` : `now${sign}${count}${LETTER[unit]}/d`;
}

/** "last month", "the past 30 days", "this year", "the next two weeks", "last Monday", "next March", "this weekend" */
function directedAt(draft: Draft, at: number): TimeAt | undefined {
  const { lower, world: { today } } = draft; // prettier-ignore
  const word = lower(at);
  const direction = Object.hasOwn(DIRECTIONS, word) ? DIRECTIONS[word] : undefined;
  if (direction === undefined) return undefined;
  const name = lower(at + 1);
  if (name === "weekend") {
    const week = { before: "now-1w/w", this: "now/w", after: "now+1w/w" }[direction];
    return { to: at + 2, spec: counted({ from: `${week}+5d`, to: `${week}+6d` }, today) };
  }
  const weekday = weekdayOf(name);
  if (
    weekday !== undefined &&
    (!isAlsoWord(name) || /^\p{Lu}/u.test(draft.tokens[at + 1]?.text ?? ""))
  )
    return { to: at + 2, spec: weekdayTime(weekday, direction, today) };
  const month = monthOf(name);
  if (month !== undefined && draft.tokens[at + 2]?.kind !== "number")
    return { to: at + 2, spec: { is: "calendar", month, months: 1, direction } };
  const couple =
    name === "couple" ? { to: lower(at + 2) === "of" ? at + 3 : at + 2, value: 2 } : undefined;
  const number = couple ?? numberAt(draft, at + 1);
  const end = number?.to ?? at + 1;
  const unit = lower(end).length > 1 ? unitOfTime(lower(end)) : undefined;
  if (unit === undefined || number?.value === 0) {
    const decade = number === undefined && name === "decade" && direction === "before";
    return decade ? { to: at + 2, spec: counted({ from: "now-10y/d" }, today) } : undefined;
  }
  const math = directedMath(word, direction, number?.value, unit);
  const isPlural = number === undefined && lower(end).endsWith("s") && unit !== "millisecond"; // "last months"
  const single =
    number === undefined && word !== "past" && IN_DAYS[unit] >= 1
      ? (unit as PeriodUnit)
      : undefined;
  return math === undefined || isPlural
    ? undefined
    : { to: end + 1, spec: counted(math, today, single) };
}

function directedMath(
  word: string,
  direction: Direction,
  count: number | undefined,
  unit: TimeUnit,
): { from: string; to?: string } | undefined {
  const letter = LETTER[unit];
  const isWhole = IN_DAYS[unit] >= 1;
  const back = away(count ?? 1, unit, direction === "after" ? "+" : "-");
  if (back === undefined) return undefined;
  if (direction === "this")
    return count === undefined ? { from: isWhole ? `now/${letter}` : "now/d" } : undefined;
  if (direction === "after") {
    if (count === undefined && isWhole) return { from: `now+1${letter}/${letter}`, to: unit === "day" ? "now+1d/d" : `now+2${letter}/${letter}-1d` }; // prettier-ignore
    return { from: isWhole ? "now/d" : "now", to: back };
  }
  // "last month" is the one before this one; "the last 3 months" and "the past month" reach until now.
  const isOne =
    count === undefined &&
    (word === "last" || word === "previous" || word === "prior" || word === "preceding");
  if (isOne && isWhole && unit !== "day")
    return { from: `now-1${letter}/${letter}`, to: `now/${letter}-1d` };
  return { from: back };
}

/** "on Monday", "Mondays" is none: the last one up to today. */
function weekdayAt(draft: Draft, at: number): TimeAt | undefined {
  const { lower, tokens, world: { today } } = draft; // prettier-ignore
  const weekday = lower(at).endsWith("days") ? undefined : weekdayOf(lower(at));
  if (weekday === undefined || lower(at + 1) === "ago") return undefined;
  const isPlaced = /^(?:on|since|until|till|by|before|after|from|to|and)$/.test(lower(at - 1));
  const isLong = lower(at).endsWith("day");
  if (!isPlaced && (!isLong || !/^\p{Lu}/u.test(tokens[at]?.text ?? ""))) return undefined;
  if (isAlsoWord(lower(at)) && !/^\p{Lu}/u.test(tokens[at]?.text ?? "")) return undefined;
  return { to: at + 1, spec: weekdayTime(weekday, undefined, today) };
}

/** As date math: the week that holds it, and as many days after its Monday. */
function weekdayTime(weekday: number, direction: Direction | undefined, today: Date | undefined) {
  const after = (weekday + 6) % 7;
  const back = after + (direction === "before" ? 1 : 0);
  const math =
    direction === "this"
      ? `now/w${shifted(after)}`
      : `now${shifted(-back)}/w${shifted(after + (direction === "after" ? 7 : 0))}`;
  return counted({ from: math, to: math }, today, "day");
}

function shifted(days: number): string {
  return days === 0 ? "" : days < 0 ? `${days}d` : `+${days}d`;
}
