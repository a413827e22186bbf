/** What stands after "by", "per" or "for each" names a group, whatever word it is: an argument has to say it. */
import { addsNothing, DETERMINERS, ENDS_A_GROUP, GROUPING } from "./general-english.ts";
import type { Leaf } from "./leaves.ts";
import type { Ledger } from "./ledger.ts";

export function takeGroups(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    if (!GROUPING.has(ledger.lowers[at] ?? "") || !ledger.isOpen(at)) continue;
    const groups = groupsAfter(at, ledger);
    if (groups.length > 0) ledger.take(at, 1, "nothing");
    for (const [from, to] of groups) {
      const open = range(from, to).filter((word) => ledger.evidence(word) !== "argument");
      if (open.length === 0 || open.some((word) => ledger.problem(word) !== undefined)) continue;
      if (isOwnGrouping(from, to, ledger)) ledger.take(from, to - from, "tool");
      else for (const word of open) ledger.refuse(word, 1, { is: "group" });
    }
  }
}

/**
 * "Total passengers and average delay by airline": a group that stands behind measures is the group of each. A task
 * of the same sentence that has no group at all has lost it.
 */
export function refuseLostGroups(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    if (!GROUPING.has(ledger.lowers[at] ?? "")) continue;
    const { start = 0, end = 0 } = ledger.words[at] ?? {};
    const grouped = ledger.said.filter(
      ({ origin, leaves }) =>
        leaves.some(isGroup) && origin !== undefined && origin[0] <= start && end <= origin[1],
    );
    const isLost = grouped.some(({ tool, origin = [0, 0] }) =>
      ledger.said.some(
        (other) =>
          other.tool.name === tool.name &&
          !other.leaves.some(isGroup) &&
          other.origin !== undefined &&
          other.origin[1] <= origin[0] &&
          !ledger.endsSentence(other.origin[1], start),
      ),
    );
    if (!isLost) continue;
    for (const [from, to] of groupsAfter(at, ledger))
      ledger.refuse(from, to - from, { is: "group" }, true);
  }
}

/** An argument that names the columns of groups. */
function isGroup({ name, format, given }: Leaf): boolean {
  return given && format === "column" && /^by/i.test(name);
}

/** The nouns after the word at a position, as from and to; several when they are listed. */
function groupsAfter(at: number, ledger: Ledger): (readonly [number, number])[] {
  const groups: (readonly [number, number])[] = [];
  let from = skipDeterminers(at + 1, ledger);
  for (let isFirst = true; ; isFirst = false) {
    const to = endOfNoun(from, ledger, isFirst);
    if (to === from) return groups;
    const isNoun = isFirst || ["end", "list"].includes(whatFollows(to, ledger));
    if (!isNoun) return groups;
    groups.push([from, to]);
    if (whatFollows(to, ledger) !== "list") return groups;
    from = skipDeterminers(["and", "or"].includes(ledger.lowers[to] ?? "") ? to + 1 : to, ledger);
  }
}

function endOfNoun(from: number, ledger: Ledger, isFirst: boolean): number {
  let to = from;
  while (to < ledger.words.length) {
    const { kind = "name", gap = "" } = ledger.words[to] ?? {};
    const lower = ledger.lowers[to] ?? "";
    // A quoted name is a group as much as a word is.
    if (kind === "placeholder" || kind === "number" || kind === "date") break;
    if (to > from && /[,;:.?!\n]/.test(gap)) break;
    if (kind === "word" && ENDS_A_GROUP.has(lower)) break;
    // In a list, what is asked for next begins with a verb: "by region, then …", "by shop, sorted …".
    if (!isFirst && to === from && /(?:ed|ing)$/.test(lower)) break;
    to += 1;
  }
  return to;
}

function whatFollows(at: number, ledger: Ledger): "end" | "list" | "more" {
  const word = ledger.words[at];
  if (word === undefined || /[.;?!\n]/.test(word.gap)) return "end";
  if (["and", "or"].includes(ledger.lowers[at] ?? "") || word.gap.includes(",")) return "list";
  return ["in", "from", "of", "for", "on", "as", "with"].includes(ledger.lowers[at] ?? "")
    ? "end"
    : "more";
}

function skipDeterminers(at: number, ledger: Ledger): number {
  let to = at;
  while (DETERMINERS.has(ledger.lowers[to] ?? "") && ledger.isOpen(to)) to += 1;
  return to;
}

/** A tool that says of itself that it counts "per author". */
function isOwnGrouping(from: number, to: number, ledger: Ledger): boolean {
  const noun = ledger.stems
    .slice(from, to)
    .filter((_, i) => !addsNothing(ledger.lowers[from + i] ?? ""));
  return ledger
    .candidates(from)
    .some(({ texts }) =>
      texts.some((text) =>
        text.some(
          (stem, i) =>
            GROUPING.has(stem) &&
            noun.length > 0 &&
            noun.every((one, j) => text[i + 1 + j] === one),
        ),
      ),
    );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
