/**
 * What a short wording leaves out: "amount per region in sales.csv" is the total of it for each region. The word is
 * put where it would have been said, so that everything else reads it as if it had been.
 */
import { impliedStatistic, isStatistic, tellsOfAmounts } from "../language/statistics.ts";
import { insertedWord, type Token } from "../language/tokens.ts";
import { timeUnit } from "../language/time-words.ts";
import { GENERIC_VERBS, isVerb } from "../language/verbs.ts";
import { DETERMINERS, FUNCTION_WORDS, ORDERING_WORDS, PREPOSITIONS } from "../language/words.ts";
import { holdsData, operandsOf } from "../outline/operands.ts";

export interface Completed {
  readonly tokens: readonly Token[];
  /** The word that was put in where it is not certain, and of what it is. */
  readonly implied?: { readonly word: Token; readonly of: string };
}

/** Only for the data of a file: elsewhere the tool's own default is meant ("commits per author"). */
export function withImpliedStatistic(tokens: readonly Token[]): Completed {
  if (!operandsOf(tokens).some(holdsData)) return { tokens };
  const asked = withoutPlaces(tokens);
  return completeGrouped(tokens, asked) ?? completeQuestion(tokens, asked) ?? { tokens };
}

/** "(show the) amount | per region (and product)" */
function completeGrouped(tokens: readonly Token[], asked: readonly Token[]): Completed | undefined {
  const start = asked.findIndex(
    ({ lower }) => !GENERIC_VERBS.has(lower) && !DETERMINERS.has(lower) && lower !== "me",
  );
  const by = asked.findIndex(({ lower }, at) => at > start && GROUPING.has(lower));
  if (start === -1 || by === -1) return undefined;
  const measure = asked.slice(start, by).filter(({ lower }) => lower !== "for");
  const groups = asked.slice(by + 1).filter(({ lower }) => !JOINING.has(lower));
  const [first] = measure;
  const isPlain =
    first !== undefined &&
    measure.length <= 2 &&
    measure.every(isNoun) &&
    groups.length > 0 &&
    groups.every((token) => isNoun(token) || timeUnit(token.lower) !== undefined);
  if (!isPlain) return undefined;
  const noun = measure.at(-1)?.lower ?? "";
  return insert(tokens, first, impliedStatistic(noun), measure);
}

/** "which product | sold (the) most (units)": of all its rows together. */
function completeQuestion(
  tokens: readonly Token[],
  asked: readonly Token[],
): Completed | undefined {
  const [which, group, verb, ...rest] = asked.filter(({ lower }) => lower !== "the");
  const [extreme, ...measure] = rest;
  const isAsked =
    which?.lower === "which" &&
    group !== undefined &&
    isNoun(group) &&
    verb !== undefined &&
    tellsOfAmounts(verb.lower) &&
    ["most", "least"].includes(extreme?.lower ?? "") &&
    measure.length <= 1 &&
    measure.every(isNoun);
  if (!isAsked) return undefined;
  const spoken = new Set([which, group, ...measure]);
  const kept = tokens.filter((token) => spoken.has(token) || !asked.includes(token));
  const [before] = measure.length > 0 ? measure : kept.slice(kept.indexOf(group) + 1);
  return insert(kept, before, "total", measure);
}

function insert(
  tokens: readonly Token[],
  before: Token | undefined,
  text: string,
  measure: readonly Token[],
): Completed {
  const at = before === undefined ? tokens.length : tokens.indexOf(before);
  const word = insertedWord(text);
  const of = measure.map(({ value }) => value).join(" ");
  const completed = [...tokens.slice(0, at), word, ...tokens.slice(at)];
  // Rows can only be counted.
  return { tokens: completed, ...(text !== "count" && { implied: { word, of } }) };
}

const GROUPING = new Set(["per", "by", "each", "every"]);
const JOINING = new Set(["and", ",", "&"]);

/** Without "in sales.csv". */
function withoutPlaces(tokens: readonly Token[]): readonly Token[] {
  const isPlace = (at: number): boolean => operandsOf(tokens.slice(at, at + 1)).length > 0;
  return tokens.filter(
    ({ lower }, at) =>
      !isPlace(at) && !(PREPOSITIONS.has(lower) && isPlace(at + 1)) && lower !== ":",
  );
}

function isNoun({ kind, lower }: Token): boolean {
  return (
    kind === "word" &&
    !FUNCTION_WORDS.has(lower) &&
    !ORDERING_WORDS.has(lower) &&
    !isStatistic(lower) &&
    !isVerb(lower) &&
    timeUnit(lower) === undefined
  );
}
