/** "Files with the most authors": what is ranked, and what is counted of each, must be what the tool ranks. */
import { isFunctionWord } from "./general-english.ts";
import type { Ledger } from "./ledger.ts";
import { ownTextsOf, type Said } from "./said.ts";
import { stemWord } from "../language/stem.ts";
import { synonymsAt } from "../language/thesaurus.ts";

const SUPERLATIVES = new Set(["most", "fewest", "least"]);
const BEFORE = new Set(["with", "has", "have", "had", "having"]);

/** "The most recent commits" are in an order of their own, and nothing of them is counted. */
const DEGREES = new Set("recent frequent common important popular".split(" "));

/** A tool that ranks says so in its own words: "files with the most commits", "who committed most". */
export function refuseRankings(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    if (!SUPERLATIVES.has(ledger.lowers[at] ?? "") || ledger.evidence(at) !== "tool") continue;
    const start = ledger.lowers[at - 1] === "the" ? at - 2 : at - 1;
    const counted = ledger.lowers[at + 1] ?? "";
    if (!BEFORE.has(ledger.lowers[start] ?? "") || counted === "") continue;
    if (isFunctionWord(counted) || DEGREES.has(counted)) continue;
    const ranks = ledger.candidates(at).some((said) => isRankedBy(said, ledger, at, start - 1));
    if (!ranks) ledger.refuse(at, 2, { is: "operator" });
  }
}

function isRankedBy(said: Said, ledger: Ledger, at: number, ranked: number): boolean {
  const own = ownTextsOf(said.tool);
  const superlative = stemWord(ledger.lowers[at] ?? "");
  const counted = meantAt(ledger, at + 1);
  const isCounted = own.some((text) =>
    text.some(
      (stem, i) =>
        stem === superlative && (counted.has(text[i + 1] ?? "") || counted.has(text[i - 1] ?? "")),
    ),
  );
  // Whoever is asked for by "who" has no noun.
  const noun = ledger.lowers[ranked] ?? "";
  const isRanked =
    noun === "" ||
    isFunctionWord(noun) ||
    ledger.evidence(ranked) === "argument" ||
    own.some((text) => text.some((stem) => meantAt(ledger, ranked).has(stem)));
  return isCounted && isRanked;
}

function meantAt({ stems }: Ledger, at: number): ReadonlySet<string> {
  return new Set([stems[at] ?? "", ...synonymsAt(stems, at)]);
}
