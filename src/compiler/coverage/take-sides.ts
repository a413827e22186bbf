/** "A versus B", "compare A with B", "compared to the year before": each has a result of its own, beside the other. */
import type { Ledger } from "./ledger.ts";
import type { Said } from "./said.ts";

export function takeSides(ledger: Ledger): void {
  for (const [at, stem] of ledger.stems.entries()) {
    if (!/^(?:compar|versu|vs|against)/.test(stem) || ledger.evidence(at) === "argument") continue;
    const candidates = ledger.candidates(at);
    // "Compare the shops": a value for each group; "compared to …" names the other side.
    const isOfGroups = ledger.lowers[at] === "compare" && candidates.some(isGrouped);
    const isSeveral =
      isOfGroups ||
      candidates.some(hasSides) ||
      new Set(candidates.map(({ tool }) => tool.name)).size < candidates.length;
    if (isSeveral) ledger.take(at, 1, "argument");
    else ledger.refuse(at, 1, { is: "sides" });
  }
}

function isGrouped({ leaves }: Said): boolean {
  return leaves.some(
    ({ given, name, format }) => given && format === "column" && name.startsWith("by"),
  );
}

/** Several inputs, several columns, or several names for a tool that sets them beside each other. */
function hasSides({ references, leaves, outputs, texts }: Said): boolean {
  if (references > 1) return true;
  const given = leaves.filter(({ given: isGiven, choices }) => isGiven && choices === undefined);
  const lists = [...Map.groupBy(given, ({ name }) => name).values()].filter(
    ({ length }) => length > 1,
  );
  if (lists.some(([first]) => first?.format === "column")) return true;
  const isOfSides = [...outputs, ...texts.flat()].some((stem) => stem.startsWith("compar"));
  const isPlain = ({ value, format }: (typeof given)[number]): boolean =>
    typeof value === "string" && format !== "column" && format !== "path";
  // One side may be the default: "compare HEAD~5 and HEAD".
  const named = leaves.filter((leaf) => leaf.choices === undefined && isPlain(leaf));
  return isOfSides && named.length > 1;
}
