import type { ClaimCheck } from "./check.ts";
import { DENIALS, EQUALITIES, MULTIPLES, OPINIONS, SHARES } from "./direction-words.ts";
import { isStated } from "./said.ts";
import { wordsIn, wordsOf } from "./words-of.ts";

/** Denials, equalities, reasons, guesses and amounts in words may stand where a tool states them or the request asks for them. */
export const looseWords: ClaimCheck = ({ text, tasks }, evidence) => {
  const asked = wordsOf([evidence.query]);
  return [...new Set(wordsIn(text))].flatMap((word) => {
    // `May` is a month.
    const isName = /^\p{Lu}/u.test(word) && !text.startsWith(word);
    const one = word.toLowerCase();
    const stated = () => isStated(text, evidence, (other) => other === one);
    const denies = DENIALS.has(one) || one.endsWith("n't") || one.endsWith("n’t");
    if (denies) return evidence.isEmpty || asked.has(one) || stated() ? [] : [`"${word}" cannot be checked against the data of ${tasks}`]; // prettier-ignore
    if (EQUALITIES.has(one) || MULTIPLES.has(one) || SHARES.has(one)) return stated() ? [] : [`"${word}" cannot be checked against the data of ${tasks}`]; // prettier-ignore
    if (OPINIONS.has(one) && !isName) return evidence.words.has(one) ? [] : [`"${word}" adds a reason, a guess or advice`]; // prettier-ignore
    return [];
  });
};
