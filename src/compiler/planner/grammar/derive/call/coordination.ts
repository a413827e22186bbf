/** What a clause names side by side: "Paris, London and Rome". */
import { isFunctionWord } from "../../link/function-words.ts";
import { isGenericVerb, isOrder, isVerb } from "../../link/verbs.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { textOf, type Value } from "./value.ts";

const MOST_WORDS = 4;
const MOST_ITEMS = 50;

const MUTUAL = new Set("compare correlate contrast relate combine match".split(" "));
const BESIDE = new Set(["with", "against", "versus", "vs", "to"]);

/**
 * The items of the enumeration that a value is one of, in order, itself included; itself alone where there is none.
 * "Compare A with B" has two, where an argument takes several.
 */
export function itemsAround(
  reading: Reading,
  value: Value,
  within: Span,
  values: readonly Value[],
  isList = false,
): Value[] {
  const isMutual =
    isList && reading.tokens.slice(within.from, value.from).some(({ lower }) => MUTUAL.has(lower));
  const isJoin = (lower: string): boolean => JOINS.has(lower) || (isMutual && BESIDE.has(lower));
  const items = [value];
  const repeated = repeatedAfter(reading, value, within);
  const skipped = repeated === undefined ? 0 : 1;
  for (let last = value; items.length < MOST_ITEMS;) {
    const start = afterSeparator(reading, last.to + skipped, within.to, isJoin);
    const next =
      start === undefined ? undefined : itemAt(reading, start, within, value, values, repeated);
    if (next === undefined) break;
    items.push(next);
    last = next;
  }
  for (let first = value; items.length < MOST_ITEMS;) {
    const end = beforeSeparator(reading, first.from, within.from, skipped, isJoin);
    const previous =
      end === undefined ? undefined : itemBefore(reading, end, within, value, values);
    if (previous === undefined) break;
    items.unshift(previous);
    first = previous;
  }
  return items;
}

const JOINS = new Set(["and", "or", "&", "plus"]);
type IsJoin = (lower: string) => boolean;

/** The position after ",", "and", or ", and"; and after the preposition and article that are said again. */
function afterSeparator(
  { tokens }: Reading,
  at: number,
  end: number,
  isJoin: IsJoin,
): number | undefined {
  let next = at;
  if (tokens[next]?.lower === ",") next += 1;
  if (isJoin(tokens[next]?.lower ?? "")) next += 1;
  if (next === at) return undefined;
  while (
    next < end &&
    ["the", "a", "an", "in", "for", "of", "also", "then", "to", "with", "by"].includes(
      tokens[next]?.lower ?? "",
    ) &&
    next - at < 5
  )
    next += 1;
  return next < end ? next : undefined;
}

/** "btc price, eth price": the word after each item says the same of all. */
function repeatedAfter({ tokens }: Reading, { to }: Span, within: Span): string | undefined {
  const { lower = "", kind } = tokens[to] ?? {};
  if (kind !== "word" || isFunctionWord(lower)) return undefined;
  const same = tokens.slice(within.from, within.to).filter((token) => token.lower === lower);
  return same.length > 1 ? lower : undefined;
}

function beforeSeparator(
  { tokens }: Reading,
  at: number,
  start: number,
  repeated: number,
  isJoin: IsJoin,
): number | undefined {
  let previous = at;
  while (
    previous > start &&
    ["the", "a", "an", "in", "for", "of", "to", "with", "by"].includes(
      tokens[previous - 1]?.lower ?? "",
    ) &&
    !isJoin(tokens[previous - 1]?.lower ?? "") &&
    at - previous < 2
  )
    previous -= 1;
  const before = previous;
  if (isJoin(tokens[previous - 1]?.lower ?? "")) previous -= 1;
  if (tokens[previous - 1]?.lower === ",") previous -= 1;
  previous -= previous === before ? 0 : repeated;
  return previous >= before || previous <= start ? undefined : previous;
}

function itemAt(
  reading: Reading,
  from: number,
  within: Span,
  like: Value,
  values: readonly Value[],
  repeated: string | undefined,
): Value | undefined {
  const marked = longest(values.filter((one) => one.from === from && isAlike(one, like)));
  if (marked !== undefined || like.is !== "phrase") return marked;
  let to = from;
  while (
    to < within.to &&
    to - from < MOST_WORDS &&
    isContent(reading, to) &&
    reading.tokens[to]?.lower !== repeated
  )
    to += 1;
  return to === from
    ? undefined
    : { from, to, is: "phrase", text: textOf(reading, from, to), aside: like.aside };
}

function itemBefore(
  reading: Reading,
  to: number,
  within: Span,
  like: Value,
  values: readonly Value[],
): Value | undefined {
  const marked = longest(values.filter((one) => one.to === to && isAlike(one, like)));
  if (marked !== undefined || like.is !== "phrase") return marked;
  let from = to;
  // "Assign Ada, Ben and not Cleo": what is to be done is no part of the first one.
  const { tokens } = reading;
  const isLed =
    isVerb(tokens[within.from]?.lower ?? "") ||
    isOrder(tokens[within.from]?.lower, tokens[within.from + 1]?.lower);
  const first = isLed ? within.from + 1 : within.from;
  while (from > first && to - from < MOST_WORDS && isContent(reading, from - 1)) from -= 1;
  return from === to
    ? undefined
    : { from, to, is: "phrase", text: textOf(reading, from, to), aside: like.aside };
}

function isContent({ tokens }: Reading, at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    token.kind !== "sign" &&
    !isFunctionWord(token.lower) &&
    !isGenericVerb(token.lower)
  );
}

const TEXTS: ReadonlySet<string> = new Set(["name", "quoted", "code"]);
const NUMBERS: ReadonlySet<string> = new Set(["number", "quantity", "duration", "percent"]);

export function isAlike(one: Value, like: Value): boolean {
  if (one.is === "phrase" || one.is === "json" || one.is === "currency") return false;
  return (
    one.is === like.is ||
    (TEXTS.has(one.is) && TEXTS.has(like.is)) ||
    (NUMBERS.has(one.is) && NUMBERS.has(like.is))
  );
}

function longest(values: readonly Value[]): Value | undefined {
  return values.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
}
