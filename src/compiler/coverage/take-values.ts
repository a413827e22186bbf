/** Words that stand in an argument as they were said: names, columns, numbers, times, paths, parameters. */
import type { Mark, Period } from "../planner/grammar/read/reading.ts";
import type { Leaf } from "./leaves.ts";
import type { Ledger } from "./ledger.ts";
import { keysOfChoice, operationAt } from "./operators.ts";
import type { Said } from "./said.ts";
import { stemsOf } from "./words.ts";

export function takeValues(ledger: Ledger, query: string): void {
  const lower = query.toLowerCase();
  for (const said of ledger.said)
    for (const leaf of said.leaves) if (leaf.given) takeLeaf(leaf, said, ledger, lower);
}

function takeLeaf(leaf: Leaf, said: Said, ledger: Ledger, query: string): void {
  const isOf = (at: number): boolean => ledger.candidates(at).includes(said);
  const { value, param } = leaf;
  for (const [at, { kind, lower }] of ledger.words.entries()) {
    const isSaid =
      param !== undefined
        ? kind === "parameter" && lower === param.toLowerCase()
        : kind === "name" && typeof value === "string"
          ? names(value.toLowerCase(), lower, isTitle(leaf))
          : kind === "number" && isOf(at) && Number(lower.replaceAll(",", "")) === value;
    if (isSaid) ledger.take(at, 1, "argument");
  }
  if (typeof value === "number") {
    for (const mark of ledger.marks) {
      if (!isOf(mark.from) || !numbersOf(mark).includes(value)) continue;
      // What it is measured in has to be said too: 4000 lbs are no 4000 kg.
      const hasUnit = mark.is === "quantity" || mark.is === "money";
      ledger.take(mark.from, hasUnit ? 1 : mark.to - mark.from, "argument");
    }
  } else if (typeof value === "string" && value !== "" && leaf.field?.kind !== "choice") {
    if (isTitle(leaf)) takeTitle(value.toLowerCase(), ledger, query);
    else takeText(value, ledger, query, isOf);
  } else takeChoice(leaf, ledger, isOf);
}

function numbersOf(mark: Mark): readonly number[] {
  switch (mark.is) {
    case "number":
    case "quantity":
    case "money":
      return [mark.value];
    case "percent":
      return [mark.value, mark.value / 100];
    default:
      return [];
  }
}

/** A title is made of the request: that it repeats the words does not mean that anything was done about them. */
function isTitle({ name, field }: Leaf): boolean {
  return name === "title" || field?.format === "title";
}

const TITLED = new Set("titled called named entitled title headed".split(" "));

function takeTitle(title: string, ledger: Ledger, query: string): void {
  for (const [at, word] of ledger.words.entries()) {
    if (TITLED.has(ledger.lowers[at - 1] ?? "") && query.startsWith(title, word.start))
      takeSpan(word.start, title.length, ledger);
  }
}

function names(value: string, word: string, isWhole: boolean): boolean {
  const plain = (text: string): string =>
    text
      .replace(/^https?:\/\//, "")
      .replace(/^\.\//, "")
      .replace(/\/$/, "");
  if (isWhole) return value === word;
  return plain(value) === plain(word) || (value.length > word.length && value.includes(word));
}

function takeText(
  value: string,
  ledger: Ledger,
  query: string,
  isOf: (at: number) => boolean,
): void {
  const text = value.toLowerCase();
  for (let at = query.indexOf(text); at !== -1; at = query.indexOf(text, at + 1)) {
    const around = `${query[at - 1] ?? " "}${query[at + text.length] ?? " "}`;
    if (!/[\p{L}\p{N}_]/u.test(around)) takeSpan(at, text.length, ledger, isOf);
  }
  takeWording(stemsOf(value), ledger, isOf);
}

function takeChoice({ value, field }: Leaf, ledger: Ledger, isOf: (at: number) => boolean): void {
  for (const choice of field?.choices ?? [])
    if (choice.value === value && field !== undefined)
      for (const wording of choice.wordings)
        takeWording(
          wording,
          ledger,
          (at) => isOf(at) && !isOther(ledger, at, keysOfChoice(field, value)),
        );
}

/** "Difference" has the stem of "different", and is another operator. */
function isOther({ lowers }: Ledger, at: number, keys: ReadonlySet<string>): boolean {
  const { keys: said } = operationAt(lowers, at) ?? {};
  return said !== undefined && keys.size > 0 && keys.isDisjointFrom(said);
}

function takeWording(
  wording: readonly string[],
  ledger: Ledger,
  isOf: (at: number) => boolean,
): void {
  if (wording.length === 0) return;
  for (const at of ledger.words.keys())
    if (isOf(at)) ledger.take(at, ledger.stands(wording, at), "argument");
}

function takeSpan(
  start: number,
  length: number,
  ledger: Ledger,
  isOf?: (at: number) => boolean,
): void {
  for (const [at, word] of ledger.words.entries())
    if (word.start < start + length && word.end > start && isOf?.(at) !== false)
      ledger.take(at, 1, "argument");
}

/** Each time is in an argument of its own; what no argument has is refused. */
export function takeTimes(ledger: Ledger): void {
  const spent = new Set<Leaf>();
  for (const mark of ledger.marks) {
    const length = mark.to - mark.from;
    const isOpen = ledger.words
      .slice(mark.from, mark.to)
      .some((_, i) => ledger.isOpen(mark.from + i));
    if ((mark.is !== "time" && mark.is !== "duration") || !isOpen) continue;
    // "From 3 to 9 March 2027": where one day is all that is taken, the other one is left.
    if (mark.is === "time" && isHalf(mark.period, ledger.candidates(mark.from))) continue;
    const before = ledger.lowers[mark.from - 1] ?? "";
    const found = ledger
      .candidates(mark.from)
      .flatMap(({ leaves }) => leaves)
      .find(
        (leaf) =>
          leaf.given &&
          !spent.has(leaf) &&
          (mark.is === "time"
            ? hasTime(leaf, mark.period, before)
            : hasLength(leaf, mark.count, mark.unit)),
      );
    if (found !== undefined) ledger.take(mark.from, length, "argument");
    // Day and time of day account for themselves, where no argument has both.
    else if (mark.is === "time" && mark.period.unit !== "minute")
      ledger.refuse(mark.from, length, { is: "time" });
    // What counts from today has no day in it: one argument for each time.
    if (found !== undefined && mark.is === "time" && mark.period.math !== undefined)
      spent.add(found);
  }
}

/**
 * Whether arguments have one end of a stretch from day to day, and none has the other. What something is moved to is all
 * that `to` has to be given.
 */
function isHalf({ from, to, unit, math }: Period, said: readonly Said[]): boolean {
  if (unit !== undefined || math !== undefined || from === undefined || to === undefined)
    return false;
  const given = said.flatMap(({ leaves }) => leaves);
  const having = (day: string) =>
    given.filter(({ value }) => String(value).slice(0, 10) === day.slice(0, 10));
  const [first, last] = [having(from), having(to)];
  const isMoved = last.some(({ name }) => /^(?:to|new)(?![a-z])/.test(name));
  return last.length === 0 ? first.length > 0 : first.length === 0 && !isMoved;
}

const STARTS = /^(?:since|from|after|start|begin)/i;
const STOPS = /^(?:until|till|before|end)/i;

function hasTime(leaf: Leaf, period: Period, before: string): boolean {
  const { value, name, relative } = leaf;
  // "Before March" is no first day, and "since March" no last one.
  if (STARTS.test(before) ? STOPS.test(name) : STOPS.test(before) && STARTS.test(name))
    return false;
  if (typeof value === "number") {
    const [, count = "1", letter = ""] = /^now-(\d*)([A-Za-z])/.exec(period.math?.from ?? "") ?? [];
    if (period.math !== undefined) return hasLength(leaf, Number(count), LETTERS[letter] ?? "");
    return period.unit === "year" && period.from?.startsWith(`${value}-`) === true;
  }
  if (period.math !== undefined) return relative === true || DAY.test(String(value));
  if (relative === true || typeof value !== "string" || !DAY.test(value)) return false;
  if (period.unit === "minute" && value.slice(0, 16) !== period.from?.slice(0, 16)) return false;
  // "Since March" begins with it; "after March" on the day after its last one.
  const { from, to } = period;
  const ends = /^(?:since|from)$/.test(before) ? [from] : [from, to, to && dayAfter(to)];
  // 2024-03 is all of March.
  const day = value.slice(0, 10);
  return ends.some((end) => end?.slice(0, 10).startsWith(day));
}

const DAY = /^\d{4}(?:-\d{2}){0,2}(?:$|T)/;

function dayAfter(day: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString();
}

const LETTERS: Readonly<Record<string, string>> = {
  m: "minute",
  H: "hour",
  h: "hour",
  d: "day",
  w: "week",
  M: "month",
  Q: "quarter",
  y: "year",
};
const DAYS: Readonly<Record<string, readonly [number, number]>> = {
  day: [1, 1],
  week: [7, 7],
  month: [28, 31],
  quarter: [89, 92],
  year: [364, 366],
};

/** As many as were said of a unit, or the days that they are, by what the argument says that it counts. */
function hasLength({ value, name, field }: Leaf, count: number, unit: string): boolean {
  if (typeof value !== "number") return false;
  const text = `${name} ${field?.description ?? ""}`;
  const counted = new Set(
    Array.from(text.matchAll(/\b(second|minute|hour|day|week|month|year)s?\b/gi), ([, one = ""]) =>
      one.toLowerCase(),
    ),
  );
  if (counted.size === 0) return value === count && /\b(?:period|window)\b/i.test(text);
  const [least, most] = DAYS[unit] ?? [NaN, NaN];
  const isDays = counted.has("day") && value >= count * least && value <= count * most;
  return (value === count && counted.has(unit)) || isDays;
}
