/** Whether a query is what was asked, word for word: the last thing that a reading of a question passes. */
import { groups, multiples, notListed, oneAmount, things, worth } from "./amounts.ts";
import type { Check, Claim } from "./claim.ts";
import { fixedPhrases } from "./fixed-phrases.ts";
import { elliptic, nothingCounted, unknownThing, whereabouts } from "./left-unsaid.ts";
import { bothOf, howLong, ofSeveralRows } from "./one-row.ts";
import { negations, numbers, statistics, superlatives } from "./kept.ts";
import { partialNames } from "./partial-names.ts";
import { notSaid } from "./small-words.ts";
import { anyWeekday, droppedTimes, lostTimes, perAmount, rates } from "./times.ts";
import { countedBeside, secondQuestion, statisticOfRanked } from "./two-questions.ts";

const CHECKS: readonly Check[] = [
  ({ words, parts, query, table }) => notSaid(words, parts, query, table.columns),
  droppedTimes,
  lostTimes,
  anyWeekday,
  rates,
  perAmount,
  numbers,
  statistics,
  superlatives,
  negations,
  groups,
  notListed,
  worth,
  oneAmount,
  multiples,
  things,
  partialNames,
  fixedPhrases,
  statisticOfRanked,
  countedBeside,
  ofSeveralRows,
  bothOf,
  howLong,
  nothingCounted,
  secondQuestion,
  unknownThing,
  elliptic,
  whereabouts,
];

/** Positions of words that ask for something that the query does not give. */
export function proofRead(claim: Claim): readonly number[] {
  return [...new Set(CHECKS.flatMap((check) => check(claim)))].toSorted((a, b) => a - b);
}
