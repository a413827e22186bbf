/** What stands after "by", "per" or "for each" names a group, whatever word it is: an argument has to say it. */
import { addsNothing, isFunctionWord } from "../planner/grammar/link/function-words.ts";
import type { Leaf } from "./leaves.ts";
import type { Ledger } from "./ledger.ts";
import { operationAt } from "./operators.ts";
import type { Said } from "./said.ts";
import { stemsOf } from "./words.ts";

export const GROUPING: ReadonlySet<string> = new Set(["by", "per", "each", "every", "across"]);
/** They end what is grouped by. */
const ENDS = /^(?:sorted|ordered|ranked|descending|ascending)$/;

export function takeGroups(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    if (!GROUPING.has(ledger.lowers[at] ?? "") || !ledger.isOpen(at)) continue;
    const groups = groupsAfter(at, ledger);
    if (groups.length > 0) ledger.take(at, 1, "nothing");
    for (const [from, to] of groups) {
      const words = Array.from({ length: to - from }, (_, i) => from + i);
      // "By total visits" names what is measured.
      const isMeasure = operationAt(ledger.lowers, from) !== undefined;
      const open = words.filter((word) => !(isMeasure ? ledger.isArgument(word) : isGrouped(word, ledger))); // prettier-ignore
      if (open.length === 0 || open.some((word) => ledger.problem(word) !== undefined)) continue;
      if (ledger.candidates(from).some((said) => isOwn(words, said, ledger)))
        ledger.take(from, to - from, "tool"); // prettier-ignore
      else for (const word of open) ledger.refuse(word, 1, { is: "group" }, true);
    }
  }
}

/** Arguments that say for what there is a value each, or by what rows are in order. */
const ROLE = /^(?:by|group|bucket|order|series|within|extreme)/;

/** Whether an argument for groups has a word; a tool that has none may say it by any. */
function isGrouped(at: number, ledger: Ledger): boolean {
  if (!ledger.isArgument(at)) return false;
  const candidates = ledger.candidates(at);
  const hasRole = candidates.some(({ fields }) => fields.some(({ name }) => ROLE.test(name)));
  const { kind, stems = [] } = ledger.words[at] ?? {};
  if (!hasRole || kind !== "word") return true;
  const leaves = candidates.flatMap((said) =>
    said.leaves.filter(({ argument }) => ROLE.test(argument)),
  );
  const said = new Set(leaves.flatMap(({ value, field }) => [...stemsOf(String(value)), ...(field?.choices.flatMap((choice) => (choice.value === value ? choice.wordings.flat() : [])) ?? [])])); // prettier-ignore
  return stems.every((stem) => said.has(stem));
}

/**
 * "Total passengers and average delay by airline": a group that stands behind measures is the group of each. A task
 * of the same sentence that has no group at all has lost it.
 */
export function refuseLostGroups(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    if (!GROUPING.has(ledger.lowers[at] ?? "")) continue;
    const { start = 0, end = 0 } = ledger.words[at] ?? {};
    const isLost = ledger.said.some(
      ({ tool, leaves, origin: [from, to] = [end, start] }) =>
        leaves.some(isGroup) &&
        from <= start &&
        end <= to &&
        ledger.said.some(
          (other) =>
            other.tool === tool &&
            !other.leaves.some(isGroup) &&
            other.origin !== undefined &&
            other.origin[1] <= from &&
            !ledger.endsSentence(other.origin[1], start),
        ),
    );
    if (!isLost) continue;
    for (const [from, to] of groupsAfter(at, ledger))
      ledger.refuse(from, to - from, { is: "group" }, true);
  }
}

/** An argument that names the columns of groups. */
export function isGroup({ name, field, given }: Leaf): boolean {
  return given && field?.format === "column" && /^by/i.test(name);
}

/** The nouns after the word at a position, as from and to; several when they are listed. */
function groupsAfter(at: number, ledger: Ledger): (readonly [number, number])[] {
  const groups: (readonly [number, number])[] = [];
  let from = skipSmall(at + 1, ledger);
  for (let isFirst = true; ; isFirst = false) {
    const to = endOfNoun(from, ledger, isFirst);
    if (to === from) return groups;
    const next = whatFollows(to, ledger);
    if (isFirst || next !== "more") groups.push([from, to]);
    if (next !== "list") return groups;
    from = skipSmall(/^(?:and|or)$/.test(ledger.lowers[to] ?? "") ? to + 1 : to, ledger);
  }
}

function skipSmall(at: number, ledger: Ledger): number {
  let to = at;
  while (/^(?:the|each|every|their|its|all)$/.test(ledger.lowers[to] ?? "") && ledger.isOpen(to)) to += 1; // prettier-ignore
  return to;
}

function endOfNoun(from: number, { words, lowers }: Ledger, isFirst: boolean): number {
  let to = from;
  for (; to < words.length; to += 1) {
    const { kind, gap = "" } = words[to] ?? {};
    const lower = lowers[to] ?? "";
    // A quoted name is a group as much as a word is.
    if (kind === "parameter" || kind === "number" || isFunctionWord(lower) || ENDS.test(lower)) break; // prettier-ignore
    if (to > from && /[,;:.?!\n]/.test(gap)) break;
    // In a list, what is asked for next begins with a verb: "by region, then …", "by shop, sorted …".
    if (!isFirst && to === from && /(?:ed|ing)$/.test(lower)) break;
  }
  return to;
}

function whatFollows(at: number, { words, lowers }: Ledger): "end" | "list" | "more" {
  const { gap } = words[at] ?? { gap: "." };
  if (/[.;?!\n]/.test(gap)) return "end";
  if (/^(?:and|or)$/.test(lowers[at] ?? "") || gap.includes(",")) return "list";
  return /^(?:in|from|of|for|on|as|with)$/.test(lowers[at] ?? "") ? "end" : "more";
}

/** A tool that says of itself that it counts "per author", and lets nothing else be chosen in its place. */
function isOwn(words: readonly number[], { texts, fields }: Said, ledger: Ledger): boolean {
  const noun = words.filter((at) => !addsNothing(ledger.lowers[at] ?? "")).flatMap((at) => ledger.words[at]?.stems ?? []); // prettier-ignore
  const isSame = (wording: readonly string[], from: number): boolean => noun.every((stem, i) => wording[from + i] === stem); // prettier-ignore
  const isChoice = fields.some(({ choices }) => choices.some(({ wordings }) => wordings.some((wording) => wording.length === noun.length && isSame(wording, 0)))); // prettier-ignore
  return noun.length > 0 && !isChoice && texts.some((text) => text.some((stem, at) => GROUPING.has(stem) && isSame(text, at + 1))); // prettier-ignore
}
