/** Whether a query is what was asked, word for word: the last thing that a reading of a question passes. */
import { groups, multiples, notListed, oneAmount, things, worth } from "./amounts.ts";
import { bareNumbers } from "./bare-numbers.ts";
import { bestOf } from "./best.ts";
import type { Check, Claim, Objection } from "./claim.ts";
import { endOfData } from "./end-of-data.ts";
import { fixedPhrases } from "./fixed-phrases.ts";
import { elliptic, nothingCounted, unknownThing, whereabouts } from "./left-unsaid.ts";
import { bothOf, howLong, ofSeveralRows } from "./one-row.ts";
import { inTotal } from "./in-total.ts";
import { negations, withAndWithout, numbers, statistics, superlatives } from "./kept.ts";
import { summedPercents } from "./percents.ts";
import { partialNames } from "./partial-names.ts";
import { notSaid } from "./small-words.ts";
import { yesOrNo } from "./yes-or-no.ts";
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
  bareNumbers,
  statistics,
  superlatives,
  negations,
  withAndWithout,
  summedPercents,
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
  endOfData,
  yesOrNo,
  inTotal,
  bestOf,
];

/** Words that ask for something that the query does not give, each once, in the order in which they stand. */
export function proofRead(claim: Claim): readonly (Omit<Objection, "why"> & Partial<Objection>)[] {
  const all = CHECKS.flatMap((check) => check(claim)).map((one) =>
    typeof one === "number" ? { at: one } : one,
  );
  const firsts = all.filter(({ at }, i) => all.findIndex((one) => one.at === at) === i);
  return firsts.toSorted((a, b) => a.at - b.at);
}
