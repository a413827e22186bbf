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
const DAY_WORDS = new Set(["today", "yesterday", "tomorrow", "tonight", "now", "noon", "midnight"]);
const MONTHS =
  "january february march april may june july august september october november december";
const WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split(" ");
const NAMED = new Set(
  `${MONTHS} ${WEEKDAYS.join(" ")} jan feb mar apr jun jul aug sep sept oct nov dec`.split(" "),
);
/** A month's name that is another word as well counts only when it is written as a name, or stands where a time does. */
const ALSO_WORDS = new Set(["may", "march", "mar", "sun", "sat"]);
const BEFORE_MONTHS = new Set(
  "in since until during between before after last this next".split(" "),
);
/** What joins the times of a list, or the two ends of a stretch. */
const JOINS = new Set(["and", "or", "to", "until", "through", "till", ",", "-", "–"]);
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
    const goesOn = spans.at(-1)?.to === at - 1 && JOINS.has(tokens[at - 1]?.lower ?? "");
    const span = spanAt(tokens, at, goesOn);
    if (span === undefined) at += 1;
    else {
      spans.push(span);
      at = span.to;
    }
  }
  return spans;
}

/** @param goesOn a time stands before it, joined by "and" or "to" */
function spanAt(tokens: readonly Token[], from: number, goesOn: boolean): TimeSpan | undefined {
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
  // Whatever counts in days, weeks and months cannot say it; so that it is not lost, it is a time.
  const weekday = word(unitAt).replace(/s$/, "");
  if (count !== undefined && WEEKDAYS.includes(weekday) && word(unitAt + 1) === "ago")
    return make(unitAt + 2);
  if (DAY_WORDS.has(word(from)) && word(from) !== "now") return make(from + 1);
  const token = tokens[from];
  if (token?.kind === "date") return make(from + 1);
  const isTime = goesOn || BEFORE_MONTHS.has(word(from - 1));
  if (token !== undefined && isNamed(token, isTime)) return make(endOfDate(tokens, from));
  // "last Monday", "next March"
  const named = isRelative ? tokens[from + 1] : undefined;
  if (named !== undefined && isNamed(named, true)) return make(endOfDate(tokens, from + 1));
  if ((isRelative || word(from - 1) === "the") && word(at) === "weekend") return make(at + 1);
  if (/^q[1-4]$/.test(word(from))) {
    const year = word(from + 1) === "of" ? from + 2 : from + 1;
    return make(isYear(tokens[year]) ? year + 1 : from + 1);
  }
  if (isDayOfMonth(token)) {
    const month = word(from + 1) === "of" ? from + 2 : from + 1;
    const name = tokens[month];
    if (name !== undefined && isNamed(name, isTime)) return make(endOfDate(tokens, month));
    // "from 1 to 15 March", "1-15 March": the first day is one of that month.
    const later = tokens[from + 1]?.glued === true ? from + 1 : from + 2; // "1-15" has no sign between
    const shared = tokens[later + 1];
    const isJoined = later === from + 1 || JOINS.has(word(from + 1));
    if (isJoined && isDayOfMonth(tokens[later]) && shared && isNamed(shared, true)) {
      const rest = tokens.slice(later + 1, endOfDate(tokens, later + 1)).map(({ text }) => text);
      return { ...make(from + 1), words: [token?.text, ...rest].join(" ") };
    }
  }
  return isYear(token) && (goesOn || FILLERS.has(word(from - 1))) ? make(from + 1) : undefined;
}

function isDayOfMonth(token: Token | undefined): boolean {
  return (token?.number ?? 0) >= 1 && (token?.number ?? 0) <= 31;
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

function isNamed({ lower, value }: Token, isTime: boolean): boolean {
  return NAMED.has(lower) && (isTime || !ALSO_WORDS.has(lower) || /^\p{Lu}/u.test(value));
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
