/** What stands after "by", "per" or "for each" names a group, whatever word it is: an argument has to say it. */
import { addsNothing, isFunctionWord } from "../planner/grammar/link/function-words.ts";
import { isVerb } from "../planner/grammar/link/verbs.ts";
import type { Leaf } from "./leaves.ts";
import type { Ledger } from "./ledger.ts";
import { operationAt } from "./operators.ts";
import type { Said } from "./said.ts";
import { stemsOf } from "./words.ts";

export const GROUPING: ReadonlySet<string> = new Set(["by", "per", "each", "every", "across"]);
/** They end what is grouped by. */
const ENDS = /^(?:sorted|ordered|ranked|descending|ascending)$/;

/** "Find every X": all of them, and no group. */
function isGrouping(at: number, { lowers }: Ledger): boolean {
  const word = lowers[at] ?? "";
  return GROUPING.has(word) && !(word.startsWith("e") && isVerb(lowers[at - 1] ?? ""));
}

export function takeGroups(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    if (!isGrouping(at, ledger) || !ledger.isOpen(at)) continue;
    const groups = groupsAfter(at, ledger);
    if (groups.length > 0) ledger.take(at, 1, "nothing");
    for (const [from, to] of groups) {
      const words = Array.from({ length: to - from }, (_, i) => from + i);
      // "By total visits" names what is measured.
      const isMeasure = operationAt(ledger.lowers, from) !== undefined;
      const open = words.filter(
        (word) => !ledger.isArgument(word) || (!isMeasure && !isGrouped(word, ledger)),
      );
      if (open.length === 0 || open.some((word) => ledger.problem(word) !== undefined)) continue;
      if (ledger.some(from, (said) => isOwn(words, said, ledger)))
        ledger.take(from, to - from, "tool");
      else for (const word of open) ledger.refuse(word, 1, { is: "group" }, true);
    }
  }
}

/** Arguments that say for what there is a value each, or by what rows are in order. */
const ROLE = /^(?:by|group|bucket|order|series|within|extreme)/;

/** Whether an argument for groups has a word; a tool that has none may say it by any. */
function isGrouped(at: number, ledger: Ledger): boolean {
  const candidates = ledger.candidates(at);
  const hasRole = candidates.some(({ fields }) => fields.some(({ name }) => ROLE.test(name)));
  const { kind, stems = [] } = ledger.words[at] ?? {};
  if (!hasRole || kind !== "word") return true;
  const leaves = candidates.flatMap((one) => one.leaves);
  const said = leaves.flatMap(({ argument, value, field }) => {
    const chosen = field?.choices.find((choice) => choice.value === value);
    return ROLE.test(argument) ? [stemsOf(String(value)), chosen?.wordings.flat() ?? []] : [];
  });
  const all = new Set(said.flat());
  return stems.every((stem) => all.has(stem));
}

/**
 * "Total passengers and average delay by airline": a group that stands behind measures is the group of each. A task
 * of the same sentence that has no group at all has lost it.
 */
export function refuseLostGroups(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    if (!isGrouping(at, ledger)) continue;
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
  while (ledger.is(to, /^(?:the|each|every|their|its|all)$/) && ledger.isOpen(to)) to += 1;
  return to;
}

function endOfNoun(from: number, ledger: Ledger, isFirst: boolean): number {
  let to = from;
  for (; to < ledger.words.length; to += 1) {
    const { kind, gap = "" } = ledger.words[to] ?? {};
    // A quoted name is a group as much as a word is.
    if (kind === "parameter" || kind === "number" || ledger.is(to, ENDS)) break;
    if (isFunctionWord(ledger.lowers[to] ?? "") || (to > from && /[,;:.?!\n]/.test(gap))) break;
    // In a list, what is asked for next begins with a verb: "by region, then …", "by shop, sorted …".
    if (!isFirst && to === from && ledger.is(to, /(?:ed|ing)$/)) break;
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
  const content = words.filter((at) => !addsNothing(ledger.lowers[at] ?? ""));
  const noun = content.flatMap((at) => ledger.words[at]?.stems ?? []);
  const standsAt = (text: readonly string[], from: number): boolean =>
    noun.length > 0 && noun.every((stem, i) => text[from + i] === stem);
  const wordings = fields.flatMap(({ choices }) => choices.flatMap((choice) => choice.wordings));
  const isChoice = wordings.some((one) => one.length === noun.length && standsAt(one, 0));
  const isSaid = (text: readonly string[]): boolean =>
    text.some((stem, at) => GROUPING.has(stem) && standsAt(text, at + 1));
  return !isChoice && texts.some(isSaid);
}
