/** What is done with values decides a result: when the query does not say it, the answer does, or there is none. */
import { lineOf, operatorAt } from "./general-english.ts";
import type { Ledger } from "./ledger.ts";
import { isIntensive } from "../language/quantities.ts";
import { stemsOf, type Leaf } from "./leaves.ts";
import type { Said } from "./said.ts";

const STATISTICS = ["average", "total", "count", "median"].map(lineOf);

export function checkStatistics(ledger: Ledger, isAssumed: (task: string) => boolean): void {
  for (const said of ledger.said) {
    const leaf = said.leaves.find(isStatistic);
    if (leaf === undefined) continue;
    // What the planner assumed it says itself; that prices make a total nobody means.
    if (isAssumed(said.task) && !isTotalOfIntensive(leaf, said)) continue;
    if (isSaid(leaf, said, ledger)) continue;
    const own = [...ledger.words.keys()].filter(
      (at) => ledger.candidates(at).includes(said) && ledger.words[at]?.kind === "word",
    );
    const first = own.find((at) => ledger.evidence(at) !== "nothing") ?? own[0];
    if (first === undefined) continue;
    if (isAssumed(said.task) || isMeanOfAmounts(leaf, said))
      ledger.refuse(first, 1, { is: "statistic" }, true);
    else if (leaf.given || isSeries(said) || isAsked(own, ledger))
      ledger.note(first, `the query does not say ${leaf.name}: ${leaf.value} is taken`);
    else ledger.refuse(first, 1, { is: "statistic" }, true);
  }
}

function isTotalOfIntensive({ value }: Leaf, said: Said): boolean {
  return value === "sum" && measureOf(said).some(isIntensive);
}

/** "The trend of visits": of how many there were, and so hardly of their mean over rows. */
function isMeanOfAmounts({ value, given }: Leaf, said: Said): boolean {
  const measure = measureOf(said);
  return !given && value === "mean" && measure.length > 0 && !measure.some(isIntensive);
}

function measureOf({ leaves }: Said): readonly string[] {
  const measure = leaves.find(({ given, name }) => given && name === "measure");
  return measure === undefined ? [] : stemsOf(String(measure.value));
}

function isStatistic({ isWorded, choices = [] }: Leaf): boolean {
  return (
    isWorded && STATISTICS.filter((line) => choices.some(({ lines }) => lines.has(line))).length > 1
  );
}

function isSaid(leaf: Leaf, said: Said, ledger: Ledger): boolean {
  const chosen = leaf.choices?.find(({ value }) => value === leaf.value);
  return [...ledger.words.keys()].some((at) => {
    if (!ledger.candidates(at).includes(said) || ledger.evidence(at) !== "argument") return false;
    const line = operatorAt(ledger.lowers, at)?.line ?? -1;
    return (
      chosen?.lines.has(line) === true ||
      chosen?.said.some((wording) => ledger.stands(wording, at)) === true
    );
  });
}

/** A series is asked for by its groups or times; one value, by what it is of them all. */
function isSeries({ leaves }: Said): boolean {
  return leaves.some(({ given, name }) => given && /^(?:by|bucket|group|series)/.test(name));
}

/** "The trend of the price": the tool itself is asked for, and not only the rows. */
function isAsked(own: readonly number[], ledger: Ledger): boolean {
  return own.some(
    (at) =>
      ledger.evidence(at) === "tool" &&
      !/^(?:row|record|column|field|valu|number|file|entri|csv|json)$/.test(ledger.stems[at] ?? ""),
  );
}
