import { numberWord } from "../../language/numbers.ts";
import { DAYS, timeUnit, type TimeSpan } from "../../language/time-words.ts";
import { wordsOf, type Token } from "../../language/tokens.ts";
import { positions, type Candidate, type Extraction, type Extractor } from "../candidate.ts";
import type { Field } from "../fields.ts";
import { isNamed } from "./cues.ts";
import { stemWord } from "../../../../language/stem.ts";

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
/** The first of two numbers, for the first of two fields that must have one. */
const IN_ORDER = 0.5;

const HOW_MANY = new Set(["limit", "n", "top", "count", "size", "max", "first", "number", "k"]);
/** Stems of what `maxCharacters` counts, which are not the things that a wording speaks of. */
const SIZES = new Set(["character", "byte", "token", "second", "minute", "pixel"].map(stemWord));
const WINDOWS = new Set(["period", "window", "span", "length", "lag"]);
const RANKS = new Set("top first last bottom newest latest best worst recent".split(" "));
const SUPERLATIVE = /^(?:most|least|best|worst|.{3,}est)$/;
const LOWER = new Set(["least", "over", "above", "minimum", "min", "exceeding", "than"]);
const UPPER = new Set(["most", "under", "below", "maximum", "max", "up"]);

/** Between a name and its number: "a period of 7", "the radius is 5". */
const CONNECTING = new Set("of is are as was at to = : equals equal being".split(" "));

/** Numbers with their units, ranks and bounds, in digits and in words. */
export const findNumber: Extractor = (extraction) => {
  const { field, reading } = extraction;
  const inTime = (at: number): boolean =>
    reading.times.some(({ from, to }) => at >= from && at < to);
  const numbers = reading.tokens.flatMap((token, at) => {
    const value = token.number ?? numberWord(token.lower);
    return value === undefined || inTime(at) ? [] : [{ token, at, value }];
  });
  const inOrder = numberInOrder(extraction, numbers.length);
  return [
    ...reading.times.flatMap((span) => numberOfTime(field, span)),
    ...numbers.map(({ token, at, value }, i): Candidate => {
      const score = Math.max(scoreOfNumber(extraction, token, at), i === inOrder ? IN_ORDER : 0);
      const isLikely = inRange(field, value);
      return { arg: shareOf(field, value, token), at: [at], score: isLikely ? score : score - 0.3 };
    }),
  ];
};

/** Which of the numbers is the field's, when there are just as many as there must be. */
function numberInOrder({ field, siblings }: Extraction, count: number): number | undefined {
  const required = siblings.filter((each) => each.kind === "number" && each.required);
  return required.length === count && required.includes(field)
    ? required.indexOf(field)
    : undefined;
}

/** A stretch of time, in the unit that the field is named for; or the year that it is. */
function numberOfTime(field: Field, span: TimeSpan): Candidate[] {
  const unit = wordsOf(field.name)
    .map(timeUnit)
    .find((each) => each !== undefined);
  if (unit === undefined) return [];
  if (unit === "year" && /^\d{4}$/.test(span.words)) {
    return [{ arg: Number(span.words), at: positions(span), score: LENGTH }];
  }
  if (span.length === undefined) return [];
  const { count, unit: said } = span.length;
  const value = said === unit ? count : Math.ceil((count * DAYS[said]) / DAYS[unit]);
  return [{ arg: value, at: positions(span), score: LENGTH }];
}

/** How much the words around a number, or around what stands for one, say that it is the field's. */
export function scoreOfNumber(
  { field, reading: { tokens } }: Extraction,
  token: Token,
  at: number,
): number {
  const [before, next, second] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]].map(
    (each) => each?.lower ?? "",
  ) as [string, string, string];
  const names = [...field.names, field.name.toLowerCase()];
  const isWindow = tokens[at + 1]?.glued === true && timeUnit(next) !== undefined;
  if (isWindow) return names.some((name) => WINDOWS.has(name)) ? WINDOW : 0;
  const named = CONNECTING.has(before) ? (tokens[at - 2]?.lower ?? "") : before;
  if (isNamed(field, named, next)) return NAMED;
  if (token.sign === "%")
    return [...field.words].some((word) => word.startsWith("percent")) ? NAMED : 0;
  if (names.includes("min") && LOWER.has(before)) return BOUND;
  if (names.includes("max") && UPPER.has(before)) return BOUND;
  const isHowMany =
    (names.some((name) => HOW_MANY.has(name)) && !names.some((name) => SIZES.has(name))) ||
    /^how many\b/.test(field.description);
  const isRank =
    RANKS.has(before) || SUPERLATIVE.test(next) || RANKS.has(next) || before === "most";
  if (isHowMany && isRank) return RANKED;
  const isCounted = [next, second].some(
    (word) => word.endsWith("s") && field.words.has(stemWord(word)),
  );
  if (isHowMany && (isCounted || /[^s]s$/.test(next))) return COUNTED;
  return 0;
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
