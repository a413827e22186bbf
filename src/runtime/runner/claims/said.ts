import { knownNumbers } from "../numbers/known-numbers.ts";
import type { Way } from "./direction-words.ts";
import type { Evidence } from "./evidence.ts";
import { namedRows } from "./named-rows.ts";
import { numbersOf } from "./segments.ts";
import { wordsIn } from "./words-of.ts";

/**
 * Whether a tool has stated it: one of its statements has a word that goes the same way and none that goes the other,
 * with every number and every name of the text.
 */
export function isStated(
  text: string,
  evidence: Evidence,
  isSame: (word: string) => boolean,
  isOther: (word: string) => boolean = () => false,
): boolean {
  const names = evidence.grids.flatMap((grid) => namedRows(text, grid).map(({ name }) => name.toLowerCase())); // prettier-ignore
  const numbers = numbersOf(text);
  return evidence.statements.some((statement) => {
    const lower = statement.toLowerCase();
    const words = wordsIn(lower);
    if (!words.some(isSame) || words.some(isOther)) return false;
    const known = knownNumbers([statement]);
    return names.every((name) => lower.includes(name)) && numbers.every((number) => known.has(number)); // prettier-ignore
  });
}

export function isStatedWay(
  text: string,
  way: Way,
  words: ReadonlyMap<string, Way>,
  evidence: Evidence,
): boolean {
  const other = way === "up" ? "down" : "up";
  return isStated(text, evidence, (word) => words.get(word) === way, (word) => words.get(word) === other); // prettier-ignore
}
