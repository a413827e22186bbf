/** "Average visits per month": of the rows of a month, or of its total? Where a time has several rows, nothing says. */
import type { Facts } from "../../contract/facts.ts";
import { isAdditive, isIntensive } from "../language/quantities.ts";
import { lineOf, operatorAt } from "./general-english.ts";
import type { Ledger } from "./ledger.ts";
import { stemsOf, type Leaf } from "./leaves.ts";
import type { Said } from "./said.ts";

const AVERAGE = lineOf("average");

export function checkAverages(ledger: Ledger, facts: ReadonlyMap<string, Facts>): void {
  for (const at of ledger.words.keys()) {
    const operator = operatorAt(ledger.lowers, at);
    if (operator?.line !== AVERAGE || ledger.evidence(at) !== "argument") continue;
    const open = ledger.candidates(at).filter((said) => isOfTimes(said, at, ledger, facts));
    if (open.some((said) => measureOf(said).some(isAdditive)))
      ledger.refuse(at, operator.length, { is: "averaged" }, true);
    else if (open.length > 0) ledger.note(at, "averages are those of single rows");
  }
}

function measureOf({ leaves }: Said): readonly string[] {
  const measure = leaves.find(({ given, name }) => given && name === "measure")?.value;
  return typeof measure === "string" ? stemsOf(measure) : [];
}

function isOfTimes(
  said: Said,
  average: number,
  ledger: Ledger,
  facts: ReadonlyMap<string, Facts>,
): boolean {
  const { leaves } = said;
  const unit = leaves.find(({ given, name }) => given && name === "bucket")?.value;
  const measure = measureOf(said);
  if (typeof unit !== "string" || measure.length === 0) return false;
  if (measure.some(isIntensive)) return false;
  return saysPer(unit, average, ledger) && hasSeveralRows(leaves, facts);
}

/** "Per month" and "monthly" say what the values are of; "by month" only how they are grouped. */
function saysPer(unit: string, average: number, { lowers }: Ledger): boolean {
  const adverb = unit === "day" ? "daily" : `${unit}ly`;
  return lowers.some(
    (lower, at) =>
      (at > average && lower === adverb) ||
      (lower === unit && ["per", "a"].includes(lowers[at - 1] ?? "")),
  );
}

/** Whether there are fewer different times, of each group that is told apart, than there are rows. */
function hasSeveralRows(leaves: readonly Leaf[], facts: ReadonlyMap<string, Facts>): boolean {
  const known = leaves.flatMap(({ value }) => facts.get(String(value)) ?? []);
  const said = leaves.find(({ given, name }) => given && name === "time")?.value;
  return known.some(
    (table) =>
      table.is === "table" &&
      table.columns.some(
        ({ name, type, distinct }) =>
          (said === undefined ? type === "time" : name === said) &&
          distinct !== undefined &&
          table.rows !== undefined &&
          distinct * groupsOf(leaves, table) < table.rows,
      ),
  );
}

/** How many series the groups, and the values that are singled out, can make at most. */
function groupsOf(leaves: readonly Leaf[], { columns }: Extract<Facts, { is: "table" }>): number {
  const named = new Set(
    leaves.flatMap(({ given, name, value }) => (given && name === "by" ? [String(value)] : [])),
  );
  const only = leaves.flatMap(({ given, name, value }) =>
    given && name === "only" ? [String(value).toLowerCase()] : [],
  );
  const isTold = (column: (typeof columns)[number]): boolean =>
    named.has(column.name) ||
    column.values?.some((value) => only.includes(value.toLowerCase())) === true;
  const told = columns.filter(isTold);
  // Of a column of which nothing is known, there can be one for each row.
  if (told.length === 0 && only.length > 0) return Infinity;
  return told.reduce((groups, { distinct = Infinity }) => groups * distinct, 1);
}
