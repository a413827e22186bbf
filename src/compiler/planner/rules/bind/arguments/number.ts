import { stemmer } from "stemmer";
import { numberWord } from "../../language/numbers.ts";
import { DAYS, timeUnit, type TimeSpan } from "../../language/time-words.ts";
import { wordsOf, type Token } from "../../language/tokens.ts";
import { positions, type Candidate, type Extraction, type Extractor } from "../candidate.ts";
import type { Field } from "../fields.ts";
import { isNamed } from "./cues.ts";

/** "3 sentences", "period 14" */
const NAMED = 0.95;
/** "the last two weeks", for a field in days */
const LENGTH = 0.9;
/** "top 5", "the ten largest" */
const RANKED = 0.85;
/** "14-day RSI" */
const WINDOW = 0.8;
/** "at least 100" */
const BOUND = 0.8;
/** "10 commits" */
const COUNTED = 0.6;
/** The one number there is, for the one field that must have one. */
const ONLY = 0.5;

const HOW_MANY = new Set(["limit", "n", "top", "count", "size", "max", "first", "number", "k"]);
const WINDOWS = new Set(["period", "window", "span", "length", "lag"]);
const RANKS = new Set("top first last bottom newest latest best worst recent".split(" "));
const SUPERLATIVE = /^(?:most|least|best|worst|.{3,}est)$/;
const LOWER = new Set(["least", "over", "above", "minimum", "min", "exceeding", "than"]);
const UPPER = new Set(["most", "under", "below", "maximum", "max", "up"]);

/** Numbers with their units, ranks and bounds, in digits and in words. */
export const findNumber: Extractor = (extraction) => {
  const { field, reading } = extraction;
  const lengths = reading.times.flatMap((span) => lengthFor(field, span));
  const numbers = reading.tokens.flatMap((token, at): Candidate[] => {
    const value = token.number ?? numberWord(token.lower);
    if (value === undefined || reading.times.some(({ from, to }) => at >= from && at < to))
      return [];
    const score = scoreOf(extraction, token, at);
    return [
      {
        arg: shareOf(field, value, token),
        at: [at],
        score: inRange(field, value) ? score : score - 0.3,
      },
    ];
  });
  return [...lengths, ...numbers];
};

/** A stretch of time, in the unit that the field is named for. */
function lengthFor(field: Field, span: TimeSpan): Candidate[] {
  const unit = wordsOf(field.name)
    .map(timeUnit)
    .find((each) => each !== undefined);
  if (unit === undefined || span.length === undefined) return [];
  const { count, unit: said } = span.length;
  const value = said === unit ? count : Math.ceil((count * DAYS[said]) / DAYS[unit]);
  return [{ arg: value, at: positions(span), score: LENGTH }];
}

function scoreOf(
  { field, reading: { tokens }, siblings }: Extraction,
  token: Token,
  at: number,
): number {
  const [before, next, second] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]].map(
    (each) => each?.lower ?? "",
  ) as [string, string, string];
  const names = [...field.names, field.name.toLowerCase()];
  const isWindow = tokens[at + 1]?.glued === true && timeUnit(next) !== undefined;
  if (isWindow) return names.some((name) => WINDOWS.has(name)) ? WINDOW : 0;
  if (isNamed(field, before === "of" ? (tokens[at - 2]?.lower ?? "") : before, next)) return NAMED;
  if (token.sign === "%")
    return [...field.words].some((word) => word.startsWith("percent")) ? NAMED : 0;
  if (names.includes("min") && LOWER.has(before)) return BOUND;
  if (names.includes("max") && UPPER.has(before)) return BOUND;
  const isHowMany =
    names.some((name) => HOW_MANY.has(name)) || /^how many\b/.test(field.description);
  const isRank =
    RANKS.has(before) || SUPERLATIVE.test(next) || RANKS.has(next) || before === "most";
  if (isHowMany && isRank) return RANKED;
  const isCounted = [next, second].some(
    (word) => word.endsWith("s") && field.words.has(stemmer(word)),
  );
  if (isHowMany && (isCounted || /[^s]s$/.test(next))) return COUNTED;
  const required = siblings.filter((other) => other.kind === "number" && other.required);
  const isOnly = tokens.filter(({ number }) => number !== undefined).length === 1;
  return field.required && required.length === 1 && isOnly ? ONLY : 0;
}

/** 5% is 0.05 where a share from 0 to 1 is wanted. */
function shareOf({ schema }: Field, value: number, { sign }: Token): number {
  return sign === "%" && schema.maximum === 1 ? value / 100 : value;
}

function inRange({ schema: { minimum, maximum, type } }: Field, value: number): boolean {
  if (type === "integer" && !Number.isInteger(value)) return false;
  return (
    (typeof minimum !== "number" || value >= minimum) &&
    (typeof maximum !== "number" || value <= maximum)
  );
}
