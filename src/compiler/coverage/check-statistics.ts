/** What is done with values decides a result: when the query does not say it, the answer does, or there is none. */
import { lineOf, operatorAt } from "./general-english.ts";
import type { Ledger } from "./ledger.ts";
import type { Leaf } from "./leaves.ts";
import type { Said } from "./said.ts";

const STATISTICS = ["average", "total", "count", "median"].map(lineOf);

export function checkStatistics(ledger: Ledger, isAssumed: (task: string) => boolean): void {
  for (const said of ledger.said) {
    if (isAssumed(said.task)) continue;
    const leaf = said.leaves.find(isStatistic);
    if (leaf === undefined || isSaid(leaf, said, ledger)) continue;
    const own = [...ledger.words.keys()].filter(
      (at) => ledger.candidates(at).includes(said) && ledger.words[at]?.kind === "word",
    );
    const first = own.find((at) => ledger.evidence(at) !== "nothing") ?? own[0];
    if (first === undefined) continue;
    if (leaf.given || isSeries(said) || isAsked(own, ledger))
      ledger.note(first, `the query does not say ${leaf.name}: ${leaf.value} is taken`);
    else ledger.refuse(first, 1, { is: "statistic" }, true);
  }
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
