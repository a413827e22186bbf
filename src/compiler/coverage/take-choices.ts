/** Words for the values of enumerations: those for the value that was chosen, and those for another one. */
import type { Facts } from "../../contract/facts.ts";
import { isFunctionWord, lineOf, operatorAt } from "./general-english.ts";
import type { Ledger } from "./ledger.ts";
import { stemsOf, type Choice, type Leaf } from "./leaves.ts";
import type { Said } from "./said.ts";

export function takeChoices(ledger: Ledger): void {
  eachLeaf(ledger, ({ leaf, choices, isOf }) => {
    const chosen = choices.find(({ value }) => value === leaf.value);
    if (chosen === undefined) return;
    for (const at of ledger.words.keys()) {
      if (!isOf(at)) continue;
      for (const wording of [...chosen.said, ...chosen.gloss])
        if (ledger.stands(wording, at) && !isOtherOperator(ledger, at, wording, chosen))
          ledger.take(at, wording.length, "argument");
      const operator = operatorAt(ledger.lowers, at);
      if (operator !== undefined && chosen.lines.has(operator.line))
        ledger.take(at, operator.length, "argument");
    }
  });
  takeCountsOfThings(ledger);
}

/** "Difference" has the stem of "different", and is another operator. */
function isOtherOperator(
  ledger: Ledger,
  at: number,
  wording: readonly string[],
  { lines }: Choice,
): boolean {
  const operator = operatorAt(ledger.lowers, at);
  return (
    wording.length === 1 &&
    operator?.length === 1 &&
    lines.size > 0 &&
    !lines.has(operator.line) &&
    operator.isAmbiguous
  );
}

const SUM = lineOf("total");
const COUNT = lineOf("count");
const DISTINCT = lineOf("distinct");

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

/** "How many months": they are counted, and rows for each month are something else. */
export function refuseCountsOfTimes(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    const operator = operatorAt(ledger.lowers, at);
    if (operator?.line !== COUNT || !isSaid(ledger, at)) continue;
    const noun = at + operator.length + (ledger.lowers[at + operator.length] === "of" ? 1 : 0);
    if (/^(?:hours|days|weeks|months|quarters|years)$/.test(ledger.lowers[noun] ?? ""))
      ledger.refuse(at, noun + 1 - at, { is: "operator" }, true);
  }
}

/** "Number of guests", where guests is a column of numbers: how many rows, or how many guests in all of them? */
export function refuseCountsOfNumbers(ledger: Ledger, facts: ReadonlyMap<string, Facts>): void {
  for (const at of ledger.words.keys()) {
    const operator = operatorAt(ledger.lowers, at);
    if (operator?.line !== COUNT || !isSaid(ledger, at)) continue;
    const noun = ledger.stems[at + operator.length] ?? "";
    const counted = ledger
      .candidates(at)
      .filter(({ leaves }) =>
        leaves.some((leaf) =>
          leaf.choices?.some(({ value, lines }) => value === leaf.value && lines.has(COUNT)),
        ),
      )
      .flatMap(({ leaves }) => leaves)
      .find(
        ({ given, name, format, value }) =>
          given &&
          format === "column" &&
          !/^(?:by|group)/.test(name) &&
          stemsOf(String(value)).includes(noun),
      );
    if (counted !== undefined && !isText(String(counted.value), facts))
      ledger.refuse(at, operator.length, { is: "counted" }, true);
  }
}

function isText(column: string, facts: ReadonlyMap<string, Facts>): boolean {
  const found = [...facts.values()].flatMap((known) =>
    known.is === "table" ? known.columns.filter(({ name }) => name === column) : [],
  );
  return found.length > 0 && found.every(({ type }) => type !== "number");
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
            isOtherOperator(ledger, at, wording, choice) ||
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
