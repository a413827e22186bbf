/**
 * "Lines of code" are other lines than those that were added: an amount of a stuff is one thing, and a tool that
 * speaks of lines in one place and of code in another one does not measure it.
 */
import { isFunctionWord } from "./general-english.ts";
import type { Ledger } from "./ledger.ts";
import { ownTextsOf } from "./said.ts";
import { synonymsAt } from "../language/thesaurus.ts";

/** What amounts are counted in. */
const UNITS = new Set("lines words letters characters sentences paragraphs pages bytes".split(" "));

export function refuseAmounts(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    const stuff = ledger.lowers[at + 2] ?? "";
    if (!UNITS.has(ledger.lowers[at] ?? "") || ledger.lowers[at + 1] !== "of") continue;
    if (stuff === "" || isFunctionWord(stuff)) continue;
    if ([at, at + 2].some((each) => ledger.evidence(each) !== "tool")) continue;
    const units = new Set([ledger.stems[at] ?? "", ...synonymsAt(ledger.stems, at)]);
    const stuffs = new Set([ledger.stems[at + 2] ?? "", ...synonymsAt(ledger.stems, at + 2)]);
    const isMeasured = ledger
      .candidates(at)
      .some(({ tool }) =>
        ownTextsOf(tool).some(
          (text) => text.some((stem) => units.has(stem)) && text.some((stem) => stuffs.has(stem)),
        ),
      );
    if (!isMeasured) ledger.refuse(at, 3, { is: "word" });
  }
}
