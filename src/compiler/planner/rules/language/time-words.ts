/** Stretches of time in words: "the last 30 days", "this year", "two weeks ago", "in March 2024". */
import { numberWord } from "./numbers.ts";
import type { Token } from "./tokens.ts";

export type Unit = "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

/** Days of a unit, as people mean them who say "the last three months". */
export const DAYS: Readonly<Record<Unit, number>> = {
  second: 1 / 86_400,
  minute: 1 / 1_440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
};

const SHORT: Readonly<Record<string, Unit>> = {
  sec: "second", min: "minute", hr: "hour", h: "hour", d: "day", w: "week", wk: "week", mo: "month",
  y: "year", yr: "year",
}; // prettier-ignore

/** `days` is `day`; `undefined` for words that are no unit of time. */
export function timeUnit(lower: string): Unit | undefined {
  const singular = lower.replace(/s$/, "");
  if (Object.hasOwn(DAYS, singular)) return singular as Unit;
  return Object.hasOwn(SHORT, singular) ? SHORT[singular] : undefined;
}

const FREQUENCIES = new Set(
  "hourly daily weekly monthly quarterly yearly annual annually".split(" "),
);

export function isFrequency(lower: string): boolean {
  return FREQUENCIES.has(lower);
}

const RELATIVE = new Set([
  "last",
  "past",
  "previous",
  "this",
  "current",
  "next",
  "coming",
  "recent",
]);
const DAY_WORDS = new Set(["today", "yesterday", "tomorrow", "tonight", "now"]);
const MONTHS =
  "january february march april may june july august september october november december";
const WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday";
const DAYS_OF_WEEK = new Set(WEEKDAYS.split(" "));
const NAMED = new Set(
  `${MONTHS} ${WEEKDAYS} jan feb mar apr jun jul aug sep sept oct nov dec`.split(" "),
);
/** A month's name that is another word as well counts only when it is written as a name. */
const ALSO_WORDS = new Set(["may", "march", "mar", "sun", "sat"]);
const FILLERS = new Set([
  "the",
  "of",
  "in",
  "on",
  "since",
  "until",
  "from",
  "to",
  "over",
  "during",
  "within",
]);

export interface TimeSpan {
  /** Positions in the tokens: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Of "the last 30 days", "90 days" and "this year". */
  readonly length?: { readonly count: number; readonly unit: Unit };
  readonly words: string;
}

/** All stretches of time, in order. Frequencies ("monthly", "per day") are none. */
export function timeSpans(tokens: readonly Token[]): TimeSpan[] {
  const spans: TimeSpan[] = [];
  for (let at = 0; at < tokens.length;) {
    const span = spanAt(tokens, at);
    if (span === undefined) at += 1;
    else {
      spans.push(span);
      at = span.to;
    }
  }
  return spans;
}

function spanAt(tokens: readonly Token[], from: number): TimeSpan | undefined {
  const word = (at: number): string => tokens[at]?.lower ?? "";
  const make = (to: number, length?: TimeSpan["length"]): TimeSpan => ({
    from,
    to,
    words: tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join(" "),
    ...(length && { length }),
  });

  let at = from;
  const isRelative = RELATIVE.has(word(at));
  if (isRelative) at += 1;
  const count = countAt(tokens[at], isRelative);
  // "the last {days} days": how many is for the parameter to say.
  if (tokens[at]?.kind === "placeholder" && timeUnit(word(at + 1)) !== undefined)
    return make(at + 2);
  const unitAt = count === undefined ? at : at + 1;
  const unit = timeUnit(word(unitAt));
  const isGlued = count !== undefined && tokens[unitAt]?.glued === true;
  if (
    unit !== undefined &&
    (isRelative || count !== undefined) &&
    !(isGlued && !isRelative && isModifier(tokens, unitAt)) &&
    !(!isRelative && isPickedOut(tokens, unitAt))
  ) {
    const end = unitAt + (word(unitAt + 1) === "ago" ? 2 : 1);
    return make(end, { count: count ?? 1, unit });
  }
  if (DAY_WORDS.has(word(from)) && word(from) !== "now") return make(from + 1);
  // "last Monday": which one is meant depends on the word before.
  if (isRelative && DAYS_OF_WEEK.has(word(from + 1))) return make(from + 2);
  const token = tokens[from];
  if (token?.kind === "date") return make(from + 1);
  if (token !== undefined && isNamed(token)) return make(endOfDate(tokens, from));
  const month = tokens[word(from + 1) === "of" ? from + 2 : from + 1];
  const isDay = (token?.number ?? 0) >= 1 && (token?.number ?? 0) <= 31;
  if (isDay && month !== undefined && isNamed(month)) {
    return make(endOfDate(tokens, tokens.indexOf(month)));
  }
  return isYear(token) && FILLERS.has(word(from - 1)) ? make(from + 1) : undefined;
}

/** "14-day RSI": the length of a window, not a stretch of time that is asked about. */
function isModifier(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.lower === timeUnit(tokens[at]?.lower ?? "") && tokens[at + 1]?.kind === "word";
}

/** "the 10 days with the most rain": rows that are looked for, and no stretch of time. */
function isPickedOut(tokens: readonly Token[], at: number): boolean {
  return ["with", "by", "when", "where", "whose"].includes(tokens[at + 1]?.lower ?? "");
}

function countAt(token: Token | undefined, isRelative: boolean): number | undefined {
  if (token === undefined) return undefined;
  if (token.number !== undefined && token.sign === undefined) return token.number;
  if (token.lower === "couple") return 2;
  if ((token.lower === "a" || token.lower === "an") && !isRelative) return 1;
  return numberWord(token.lower);
}

function isNamed({ lower, value }: Token): boolean {
  return NAMED.has(lower) && (!ALSO_WORDS.has(lower) || /^\p{Lu}/u.test(value));
}

function isYear(token: Token | undefined): boolean {
  return token?.number !== undefined && /^(?:19|20)\d\d$/.test(token.text);
}

function endOfDate(tokens: readonly Token[], from: number): number {
  let end = from + 1;
  while (
    tokens[end]?.number !== undefined ||
    (tokens[end]?.text === "," && isYear(tokens[end + 1]))
  ) {
    end += 1;
  }
  return end;
}

/** The tokens that belong to no stretch of time. */
export function withoutTime(tokens: readonly Token[]): Token[] {
  const spans = timeSpans(tokens);
  return tokens.filter((_, at) => !spans.some(({ from, to }) => at >= from && at < to));
}
