/** Words for the values of enumerations: those for the value that was chosen, and those for another one. */
import { isFunctionWord, lineOf, operatorAt } from "./general-english.ts";
import type { Ledger } from "./ledger.ts";
import type { Choice, Leaf } from "./leaves.ts";
import type { Said } from "./said.ts";

export function takeChoices(ledger: Ledger): void {
  eachLeaf(ledger, ({ leaf, choices, isOf }) => {
    const chosen = choices.find(({ value }) => value === leaf.value);
    if (chosen === undefined) return;
    for (const at of ledger.words.keys()) {
      if (!isOf(at)) continue;
      for (const wording of [...chosen.said, ...chosen.gloss])
        if (ledger.stands(wording, at)) ledger.take(at, wording.length, "argument");
      const operator = operatorAt(ledger.lowers, at);
      if (operator !== undefined && chosen.lines.has(operator.line))
        ledger.take(at, operator.length, "argument");
    }
  });
  takeCountsOfThings(ledger);
}

const [SUM, COUNT, DISTINCT] = ["total", "count", "distinct"].map(lineOf);

/** "average number of guests", "number of different cities", "total number of orders" */
function takeCountsOfThings(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    const operator = operatorAt(ledger.lowers, at);
    if (operator === undefined) continue;
    const after = at + operator.length;
    const next = operatorAt(ledger.lowers, after);
    if (operator.line === COUNT && !isSaid(ledger, at)) {
      const isOfDistinct = next?.line === DISTINCT && isSaid(ledger, after);
      const before = operatorAt(ledger.lowers, at - 1);
      const isMeasured = before !== undefined && isSaid(ledger, at - 1) && isSaid(ledger, after);
      if (isOfDistinct || isMeasured) ledger.take(at, operator.length, "argument");
    }
    if (
      operator.line === SUM &&
      !isSaid(ledger, at) &&
      next?.line === COUNT &&
      isSaid(ledger, after)
    ) {
      const isMeasured = isSaid(ledger, after + (next?.length ?? 0));
      if (!isMeasured) ledger.take(at, operator.length, "argument");
    }
  }
}

function isSaid(ledger: Ledger, at: number): boolean {
  return ledger.evidence(at) === "argument";
}

/** A word for another value of an argument says that something else was wanted. */
export function refuseOtherChoices(ledger: Ledger): void {
  eachLeaf(ledger, ({ leaf, choices, isOf }) => {
    if (!leaf.isWorded) return;
    for (const choice of choices.filter(({ value }) => value !== leaf.value))
      for (const wording of choice.said)
        for (const at of ledger.words.keys()) {
          // "the lines of code" are things, and no chart that is a line.
          const isPlural = ledger.lowers[at] === `${choice.value}s` && wording === choice.said[0];
          const isOnlyGrammar = wording.length === 1 && isFunctionWord(ledger.lowers[at] ?? "");
          if (
            isPlural ||
            isOnlyGrammar ||
            !isOf(at) ||
            !ledger.stands(wording, at) ||
            !ledger.isOpen(at)
          )
            continue;
          const { name, value } = leaf;
          ledger.refuse(at, wording.length, {
            is: "contradicted",
            argument: name,
            means: choice.value,
            has: String(value),
          });
        }
  });
}

interface Choosing {
  readonly said: Said;
  readonly leaf: Leaf;
  readonly choices: readonly Choice[];
  readonly isOf: (at: number) => boolean;
}

function eachLeaf(ledger: Ledger, visit: (one: Choosing) => void): void {
  for (const said of ledger.said)
    for (const leaf of said.leaves)
      if (leaf.choices !== undefined)
        visit({
          said,
          leaf,
          choices: leaf.choices,
          isOf: (at) => ledger.candidates(at).includes(said),
        });
}
