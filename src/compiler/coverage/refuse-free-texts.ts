/**
 * A text that a tool is given as it was said ("search for pump") takes any word at all, so that a word is in it proves
 * little: not where the word is an operator or a group, and not where nothing else speaks of the tool.
 */
import { isFunctionWord, GROUPING, operatorAt } from "./general-english.ts";
import type { Ledger } from "./ledger.ts";
import { stemsOf, type Leaf } from "./leaves.ts";
import type { Said } from "./said.ts";
import { synonymsAt } from "../language/thesaurus.ts";

export function refuseFreeTexts(ledger: Ledger): void {
  for (const said of ledger.said)
    for (const leaf of said.leaves) if (isFreeText(leaf)) refuseText(leaf, said, ledger);
}

/** A text to look for, of which the schema says nothing more. */
function isFreeText({ given, name, value, param, format, choices }: Leaf): boolean {
  return (
    given &&
    typeof value === "string" &&
    param === undefined &&
    format === undefined &&
    choices === undefined &&
    /^(?:text|phrase|pattern|query|words?)$/.test(name)
  );
}

function refuseText({ value }: Leaf, said: Said, ledger: Ledger): void {
  const wording = stemsOf(String(value));
  for (const at of ledger.words.keys()) {
    if (!ledger.candidates(at).includes(said) || !ledger.stands(wording, at)) continue;
    const before = ledger.lowers[at - 1] ?? "";
    const isGroup = GROUPING.has(before);
    const isOperator = operatorAt(ledger.lowers, at)?.length === wording.length;
    const isAsked = speaksOf(said, at, wording.length, ledger);
    if (isGroup) ledger.refuse(at, wording.length, { is: "group" }, true);
    else if (!isAsked)
      ledger.refuse(at, wording.length, { is: isOperator ? "operator" : "word" }, true);
  }
}

/** Whether a word outside of the text names what the tool does, by its name or a word that means the same. */
function speaksOf({ tool }: Said, from: number, length: number, ledger: Ledger): boolean {
  const [, name = tool.name] = tool.name.split(".");
  const named = new Set(stemsOf(name));
  return ledger.stems.some((stem, at) => {
    if ((at >= from && at < from + length) || stem === "") return false;
    const meant = [stem, ...synonymsAt(ledger.stems, at)];
    return meant.some((one) => named.has(one)) || isWhere(ledger, at);
  });
}

/** "Where is it used", "which files have it" */
function isWhere(ledger: Ledger, at: number): boolean {
  const lower = ledger.lowers[at] ?? "";
  return isFunctionWord(lower) && ["where", "which", "who"].includes(lower);
}
