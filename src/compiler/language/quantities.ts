/** What the values of a column are by its name, as far as general language tells: whether their sum says anything. */
import { stemWord } from "./stem.ts";

/** Intensive quantities: their sums say nothing. */
const INTENSIVE = new Set(
  `price prices rate rates ratio ratios temperature temperatures age ages score scores rating ratings percentage percent
  share height heights weight weights speed density depth duration latency pressure humidity salary wage grade
  level index satisfaction voltage frequency concentration`
    .split(/\s+/)
    .map(stemWord),
);

/** @param noun one word, in lower case */
export function isIntensive(noun: string): boolean {
  return INTENSIVE.has(stemWord(noun));
}
