/**
 * VADER for JavaScript (1.1.3) leaves out two rules of the original: there, a "no" before a word that has a tone
 * turns that tone round and has none itself ("no errors" is good news), and a negation counts with a capital as well.
 * https://github.com/cjhutto/vaderSentiment (3.3.2: `negated` and `sentiment_valence`)
 */

const NEGATIONS =
  /\b(?:Not|No|Never|None|Nobody|Nothing|Nowhere|Neither|Nor|Without|Cannot|Hardly|Rarely|Seldom)\b/g;
/** The word itself, or one of the two after it: "no serious problem". */
const NO = /\bno(?=((?:\s+[\p{L}'’-]+){1,3}))/gu;

/** The sentence in words that the port takes for a negation. @param toneOf the tone of a single word; 0 when it has none */
export function withNegations(sentence: string, toneOf: (word: string) => number): string {
  return sentence
    .replace(NEGATIONS, (word) => word.toLowerCase())
    .replace(NO, (no, after: string) =>
      after
        .trim()
        .split(/\s+/)
        .some((word) => toneOf(word) !== 0)
        ? "without"
        : no,
    );
}
