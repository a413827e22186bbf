/** Words of a question that it may be the same without: never what is counted or measured, or of what group. */
import { isFunctionWord } from "../link/function-words.ts";
import { isOperatorWord } from "../link/operator-words.ts";
import { isAlsoNoun, isVerb } from "../link/verbs.ts";
import { isUnit, isUnitOfTime } from "../read/units.ts";
import type { Reading } from "../read/reading.ts";
import type { TableDerivation } from "./table/table-question.ts";

/** Of a question without more of its words nobody could say whether it is still the same. */
const MOST_LEFT = 2;
/** What stands beside them is a part of what is asked: "of latte", "by postcode", "profit by". */
const LEADING = /^(?:of|for|in|from|by|with|without|at|per|and|or|to|on)$/;
const MEASURED = /^(?:of|by|per|for|each)$/;
/** They say no more of a thing than that it is so. */
const ADVERB =
  /^(?:ever|already|usually|generally|normally|typically|roughly|approximately|actually|exactly|currently|eventually|finally|originally|sadly|luckily|overall)$/;
/** Past forms that no ending tells. */
const PAST =
  /^(?:bought|brought|made|took|did|went|spent|paid|gave|got|had|kept|led|left|lent|met|ran|sat|saw|sent|stood|taught|took|told|wore|won|wrote|drove|flew|grew|held|fell|cost|caught|built|dealt|drew|ate|rode|rose|sang|slept|swam|threw|lost|laid|hired|found|fought|felt|chose|broke|bore|began|beat)$/;
/** A negative is half of what is asked: "unsold". */
const NEGATIVE = /^(?:un|non|dis|mis|over|under|re)\p{L}{3,}/u;
const DOING = /^(?:do|does|did)$/;

export function canBeLeft(
  { tokens, marks }: Reading,
  { uncovered, objections, uses }: TableDerivation,
): boolean {
  const isPlain = (at: number): boolean => {
    const { kind, lower = "", text = "" } = tokens[at] ?? {};
    const isPart =
      LEADING.test(tokens[at - 1]?.lower ?? "") || MEASURED.test(tokens[at + 1]?.lower ?? "");
    const isMarked = marks.some(({ from, to }) => from <= at && at < to);
    const isTelling =
      isFunctionWord(lower) ||
      isOperatorWord(lower) ||
      isUnit(lower) ||
      isUnitOfTime(lower) ||
      /^\p{Lu}/u.test(text);
    return kind === "word" && !isMarked && !isTelling && !isPart;
  };
  const lower = (at: number): string => tokens[at]?.lower ?? "";
  const isTaken = (at: number): boolean => uses.some(({ from, to }) => from <= at && at < to);
  /** A verb between who does something and what: "which crew worked the most hours". */
  const isJoining = (at: number): boolean => {
    const word = lower(at);
    // "How much labour did we bill": whatever stands there is a verb.
    const isDone = [at - 2, at - 3].some((before) => DOING.test(lower(before)));
    const isForm =
      /\p{L}{3,}ed$/u.test(word) || PAST.test(word) || (isVerb(word) && !isAlsoNoun(word));
    // "Discounted price" is another one than the price.
    const isAdjective =
      isTaken(at + 1) && !isFunctionWord(lower(at + 1)) && !isOperatorWord(lower(at + 1));
    const goesOn = uses.some(({ from }) => from > at);
    return !NEGATIVE.test(word) && (isDone || (isForm && goesOn && !isAdjective));
  };
  // Two words in a row are a thing of its own: "lab results".
  const isApart = uncovered.every((at) => !uncovered.includes(at + 1));
  const isEmpty = (at: number): boolean => ADVERB.test(lower(at)) || isJoining(at);
  return (
    objections.length === 0 &&
    uncovered.length <= MOST_LEFT &&
    isApart &&
    uncovered.every((at) => isPlain(at) && isEmpty(at))
  );
}
