/** Stretches of time that a query names, and whether an argument has them. */
import type { Leaf } from "./leaves.ts";
import { numberWord } from "./general-english.ts";
import type { Word } from "./read-query.ts";

export interface TimeSaid {
  /** Positions of its words: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** What is said of a day in the calendar; all absent in "last week". */
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly quarter?: number;
  /** Of "the last 30 days". */
  readonly count?: number;
  readonly unit?: string;
}

const MONTHS =
  "january february march april may june july august september october november december".split(
    " ",
  );
const WEEKDAYS = new Set("monday tuesday wednesday thursday friday saturday sunday".split(" "));
const RELATIVE = new Set("last past previous this current next coming".split(" "));
const DAY_WORDS = new Set("today yesterday tomorrow tonight".split(" "));
/** Months that are words as well; with a small letter only a number beside them makes them months. */
const ALSO_WORDS = new Set(["may", "march", "mar"]);

const DAYS: Readonly<Record<string, readonly [number, number]>> = {
  second: [0, 1], minute: [0, 1], hour: [0, 1], day: [1, 1], week: [7, 7], month: [28, 31], quarter: [89, 92], year: [364, 366],
}; // prettier-ignore

function unitOf(lower: string): string | undefined {
  const one = lower.replace(/s$/, "");
  return Object.hasOwn(DAYS, one) ? one : undefined;
}

function monthOf(word: Word | undefined): number | undefined {
  if (word?.kind !== "word" || word.lower.length < 3) return undefined;
  const { lower, text } = word;
  const at = MONTHS.findIndex(
    (name) => name === lower || (lower.length <= 4 && name.startsWith(lower)),
  );
  if (at === -1 || (ALSO_WORDS.has(lower) && !/^\p{Lu}/u.test(text))) return undefined;
  return at + 1;
}

function yearOf(word: Word | undefined): number | undefined {
  return word?.kind === "number" && /^(?:1[6-9]|20|21)\d\d$/.test(word.text)
    ? Number(word.text)
    : undefined;
}

function dayOf(word: Word | undefined): number | undefined {
  const day = word?.kind === "number" ? word.number : undefined;
  return day !== undefined && Number.isInteger(day) && day >= 1 && day <= 31 ? day : undefined;
}

/** All stretches of time of a query, in order. */
export function timesIn(words: readonly Word[], isTaken: (at: number) => boolean): TimeSaid[] {
  const found: TimeSaid[] = [];
  for (let at = 0; at < words.length;) {
    const time = isTaken(at) ? undefined : timeAt(words, at);
    if (time !== undefined) found.push(time);
    at = time?.to ?? at + 1;
  }
  return found;
}

function timeAt(words: readonly Word[], from: number): TimeSaid | undefined {
  const word = words[from];
  if (word === undefined) return undefined;
  if (word.kind === "date") {
    const [year = 0, month, day] = word.lower.slice(0, 10).split("-").map(Number);
    return {
      from,
      to: from + 1,
      year,
      ...(month !== undefined && { month }),
      ...(day !== undefined && { day }),
    };
  }
  return calendarAt(words, from) ?? relativeAt(words, from);
}

/** `July 2025`, `3 March`, `March 3, 2024`, `Q1 2024`, `2024`. */
function calendarAt(words: readonly Word[], from: number): TimeSaid | undefined {
  const [word, second] = [words[from], words[from + 1]];
  const quarter = /^q([1-4])$/.exec(word?.lower ?? "")?.[1];
  if (quarter !== undefined) {
    const year = yearOf(second);
    return {
      from,
      to: from + (year === undefined ? 1 : 2),
      quarter: Number(quarter),
      ...(year !== undefined && { year }),
    };
  }
  const before = dayOf(word);
  const monthAt = before === undefined ? from : second?.lower === "of" ? from + 2 : from + 1;
  const named = words[monthAt];
  const month = monthOf(named);
  if (month !== undefined) {
    let to = monthAt + 1;
    const after =
      before === undefined && yearOf(words[to]) === undefined ? dayOf(words[to]) : undefined;
    if (after !== undefined) to += 1;
    const year = yearOf(words[to]);
    if (year !== undefined) to += 1;
    const day = before ?? after;
    return {
      from,
      to,
      month,
      ...(day !== undefined && { day }),
      ...(year !== undefined && { year }),
    };
  }
  const year = yearOf(word);
  return year === undefined ? undefined : { from, to: from + 1, year };
}

/** `the last 30 days`, `last week`, `two weeks ago`, `90 days`, `since Monday`, `yesterday`. */
function relativeAt(words: readonly Word[], from: number): TimeSaid | undefined {
  const lower = (at: number): string => words[at]?.lower ?? "";
  if (DAY_WORDS.has(lower(from)) || WEEKDAYS.has(lower(from))) return { from, to: from + 1 };
  const isRelative = RELATIVE.has(lower(from));
  let at = isRelative ? from + 1 : from;
  if (isRelative && (WEEKDAYS.has(lower(at)) || monthOf(words[at]) !== undefined))
    return { from, to: at + 1 };
  const number = words[at]?.kind === "number" ? words[at]?.number : numberWord(lower(at));
  const isParam = words[at]?.kind === "placeholder";
  if (number !== undefined || isParam) at += 1;
  const unit = unitOf(lower(at));
  if (unit === undefined) return undefined;
  // "The month before": of each month another one; "the week before 1 May" has its own time.
  const isPrior = ["before", "earlier", "prior"].includes(lower(at + 1));
  if (
    isPrior &&
    !["number", "date"].includes(words[at + 2]?.kind ?? "") &&
    monthOf(words[at + 2]) === undefined
  )
    return { from, to: at + 2, unit, ...(number !== undefined && { count: number }) };
  if (!isRelative && number === undefined) return undefined;
  // "the 10 days with the most rain" are rows.
  if (!isRelative && ["with", "by", "when", "where", "whose"].includes(lower(at + 1)))
    return undefined;
  const to = lower(at + 1) === "ago" ? at + 2 : at + 1;
  return { from, to, unit, ...(number !== undefined && { count: number }) };
}

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;

/** A value that is a time: a date, or a number of days. */
export function isTimeLeaf(leaf: Leaf): boolean {
  if (typeof leaf.value === "string")
    return /^\d{4}-\d{2}/.test(leaf.value) || leaf.relative === true || leaf.param !== undefined;
  const text = `${leaf.name} ${leaf.description}`;
  return (
    typeof leaf.value === "number" &&
    /\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|period|window)\b/i.test(text)
  );
}

/** Whether a value has what is said of the calendar, or how long a time is. */
export function hasTime(leaf: Leaf, time: TimeSaid): boolean {
  const { value } = leaf;
  if (time.count !== undefined && typeof value === "number") {
    const [least, most] = DAYS[time.unit ?? ""] ?? [1, 1];
    return value === time.count || (value >= time.count * least && value <= time.count * most);
  }
  if (typeof value === "number") {
    if (time.unit === undefined) return value === time.year;
    const [least, most] = DAYS[time.unit] ?? [1, 1];
    return value >= least && value <= most;
  }
  if (typeof value !== "string") return false;
  const [, year, month, day] = ISO.exec(value) ?? [];
  // What is counted from today has no year that anybody could have said.
  if (leaf.relative === true) return time.year === undefined;
  if (year === undefined) return false;
  if (time.year === undefined && time.month === undefined && time.quarter === undefined)
    return true;
  const quarterMonth =
    time.quarter === undefined ? undefined : [time.quarter * 3 - 2, time.quarter * 3];
  return (
    (time.year === undefined || Number(year) === time.year) &&
    (time.month === undefined || Number(month) === time.month) &&
    (quarterMonth === undefined || quarterMonth.includes(Number(month))) &&
    (time.day === undefined || Number(day) === time.day)
  );
}
