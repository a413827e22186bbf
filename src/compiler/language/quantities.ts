/** What the values of a column are by its name, as far as general language tells: whether their sum says anything. */
import { stemWord } from "./stem.ts";

/** Intensive quantities: their sums say nothing. */
const INTENSIVE = new Set(
  `price prices rate rates ratio ratios temperature temperatures temp wind age ages score scores rating ratings percentage percent
  share height heights weight weights speed density depth duration latency pressure humidity salary wage grade
  level index satisfaction voltage frequency concentration`
    .split(/\s+/)
    .map(stemWord),
);

/** @param noun one word, in lower case */
export function isIntensive(noun: string): boolean {
  return INTENSIVE.has(stemWord(noun));
}

/** Amounts that are added up: what is spent, sold, counted or carried. */
const ADDITIVE = new Set(
  `amount amounts sale sales revenue revenues turnover income earnings profit cost costs expense expenses spend spending
  payment payments fee fees tax taxes donation donations quantity qty unit units volume count counts number numbers order
  orders visit visits visitor visitors passenger passengers guest guests customer customers user users click clicks view
  views download downloads hit hits call calls case cases birth births death deaths trip trips ride rides goal goals
  point points ticket tickets item items piece pieces production output rain rainfall precipitation snowfall`
    .split(/\s+/)
    .map(stemWord),
);

/** @param noun one word, in lower case */
export function isAdditive(noun: string): boolean {
  return ADDITIVE.has(stemWord(noun));
}
