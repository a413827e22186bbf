/** "What changed": of a tool that shows changes. A list of commits says who made some, and when. */
import type { Ledger } from "./ledger.ts";
import { stemsOf } from "./leaves.ts";

const AUXILIARIES = new Set("has have had is was were been".split(" "));

export function refuseChanges(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    if (ledger.lowers[at] !== "changed" || ledger.evidence(at) === "argument") continue;
    let before = at - 1;
    while (AUXILIARIES.has(ledger.lowers[before] ?? "")) before -= 1;
    if (ledger.lowers[before] !== "what") continue;
    // Phrases are how people ask; only the name and the description say what is shown.
    const isShown = ledger
      .candidates(at)
      .some(({ tool }) =>
        stemsOf(`${tool.name} ${tool.description}`).includes(ledger.stems[at] ?? ""),
      );
    if (!isShown) ledger.refuse(at, 1, { is: "operator" });
  }
}
