/** Names of columns, and all other words: those that add nothing, and those that a tool says of itself. */
import type { Facts } from "../../contract/facts.ts";
import { addsNothing, isFunctionWord } from "../planner/grammar/link/function-words.ts";
import { wordsOfName } from "../planner/grammar/link/identifier.ts";
import { feedersOf, type Ledger, type Problem } from "./ledger.ts";
import { isKindOfFile, type Said } from "./said.ts";
import { GROUPING } from "./take-groups.ts";
import { stemsOf } from "./words.ts";

/** A word that is a column, or stands where a value does and is one, must be in an argument, whatever else it means. */
export function refuseNames(ledger: Ledger, facts: ReadonlyMap<string, Facts>): void {
  for (const [file, { columns }] of tablesIn(facts))
    for (const { name, values = [] } of columns) {
      const wording = stemsOf(name);
      const lowers = new Set(values.map((value) => value.toLowerCase()));
      for (const [at, { lower }] of ledger.words.entries()) {
        if (!isOfFile(ledger, at, file)) continue;
        const isGrammar = wording.length === 1 && isFunctionWord(ledger.lowers[at] ?? "");
        const length = isGrammar ? 0 : ledger.stands(wording, at);
        const isSaid = wording.some((_, i) => i < length && ledger.isArgument(at + i));
        if (length > 0 && !isSaid) ledger.refuse(at, length, { is: "column", file });
        // "Total cups of open"
        if (lowers.has(lower) && /^(?:of|for|with|are|is|was|were|only|and|or)$/.test(ledger.lowers[at - 1] ?? "")) ledger.refuse(at, 1, { is: "value", file, column: name }); // prettier-ignore
      }
    }
}

function tablesIn(facts: ReadonlyMap<string, Facts>) {
  return [...facts].flatMap(([file, known]) => (known.is === "table" ? [[file, known] as const] : [])); // prettier-ignore
}

function isOfFile(ledger: Ledger, at: number, file: string): boolean {
  return ledger.candidates(at).some(({ leaves }) => leaves.some(({ value }) => value === file));
}

export function takeRest(ledger: Ledger, facts: ReadonlyMap<string, Facts>): void {
  for (const [at, { kind, lower }] of ledger.words.entries()) {
    if (!ledger.isOpen(at)) continue;
    const number = ledger.marks.find((mark) => mark.is === "number" && mark.from === at);
    if (kind === "number" || number?.is === "number") {
      const value = number?.is === "number" ? number.value : NaN;
      if (lower === "one" || (kind === "word" && isAllThereAre(ledger, at, value)))
        ledger.take(at, 1, "nothing"); // prettier-ignore
      else ledger.refuse(at, 1, { is: "number" });
    } else if (kind !== "word") ledger.refuse(at, 1, { is: "name" });
    else if (isRowNoun(ledger, at)) {
      ledger.take(at, 1, "tool");
      ledger.note(at, `each row is taken for one of the ${lower}`);
    } else if (addsNothing(lower)) ledger.take(at, 1, "nothing");
    else if (isOfTools(ledger, at)) ledger.take(at, 1, "tool");
    else if (joinsSeveral(ledger, at)) ledger.take(at, 1, "argument");
    else ledger.refuse(at, 1, valueProblem(ledger, at, facts) ?? { is: "word" });
  }
}

/** Whether a tool says the word of itself: one that the word can be of, or one that these work on. */
function isOfTools(ledger: Ledger, at: number): boolean {
  const { stems = [], lower = "" } = ledger.words[at] ?? {};
  const own = ledger.candidates(at);
  const before = feedersOf(own, ledger.said);
  const said = [...own, ...ledger.said.filter(({ task }) => before.has(task))];
  const meant = ledger.meantAt(at);
  const isSaid = (one: Said): boolean =>
    meant.every((all) => all.some((stem) => one.vocabulary.has(stem) || one.files.has(stem))) ||
    isKindOfFile(lower, one) ||
    isUnit(lower, ledger, at, one);
  // "Which files changed most, and who changed them": what was accounted for before is meant again.
  const isRepeated = ledger.words.slice(0, at).some(({ stems: [stem, ...more] }, i) => more.length === 0 && stem === stems[0] && ledger.evidence(i) !== undefined); // prettier-ignore
  return said.some(isSaid) || isRepeated;
}

/** What a number is measured in, where a column that is used says so. */
function isUnit(lower: string, ledger: Ledger, at: number, { leaves }: Said): boolean {
  return ledger.isArgument(at - 1) && leaves.some(({ value }) => typeof value === "string" && wordsOfName(value).unit.includes(lower)); // prettier-ignore
}

function countsOf({ references, leaves }: Said): number[] {
  const names = Map.groupBy(leaves.filter(({ given }) => given), ({ name }) => name); // prettier-ignore
  return [references, ...[...names.values()].map(({ length }) => length)].filter((count) => count > 1); // prettier-ignore
}

/** "The two files", where two are taken. */
function isAllThereAre(ledger: Ledger, at: number, number: number): boolean {
  return ledger.candidates(at).some((said) => countsOf(said).includes(number));
}

/** "Combine", "merge": there are several of something. */
function joinsSeveral(ledger: Ledger, at: number): boolean {
  if (!/^(?:combin|join|merg)/.test(ledger.lowers[at] ?? "")) return false;
  const candidates = ledger.candidates(at);
  const isSeveral = new Set(candidates.map(({ tool }) => tool)).size < candidates.length;
  return isSeveral || candidates.some((said) => countsOf(said).length > 0);
}

function valueProblem(
  ledger: Ledger,
  at: number,
  facts: ReadonlyMap<string, Facts>,
): Problem | undefined {
  for (const [file, { columns }] of tablesIn(facts)) {
    const column = columns.find(({ values = [] }) => values.some((value) => ledger.stands(stemsOf(value), at) > 0)); // prettier-ignore
    if (column !== undefined && isOfFile(ledger, at, file))
      return { is: "value", file, column: column.name };
  }
  return undefined;
}

/** "The 10 days with the lowest price": where rows are counted, a stretch of time is what a row is about. */
function isRowNoun(ledger: Ledger, at: number): boolean {
  const { lowers, marks } = ledger;
  const isTime = /^(?:hours|days|weeks|months|quarters|years)$/.test(lowers[at] ?? "");
  const isCounted = ledger.isArgument(at - 1) && marks.some(({ from }) => from === at - 1);
  return isTime && isCounted && /^(?:with|by|when|where|whose)$/.test(lowers[at + 1] ?? "");
}

/** A text that is looked for takes any word at all: it proves little where nothing else speaks of looking. */
export function refuseFreeTexts(ledger: Ledger): void {
  for (const said of ledger.said)
    for (const { given, name, value, param, field } of said.leaves) {
      const isFree = given && param === undefined && field?.format === undefined && /^(?:text|phrase|pattern|query|words?)$/.test(name); // prettier-ignore
      if (!isFree || typeof value !== "string") continue;
      for (const at of ledger.words.keys()) {
        const length = ledger.candidates(at).includes(said) ? ledger.stands(stemsOf(value), at) : 0;
        if (length === 0) continue;
        const isGroup = GROUPING.has(ledger.lowers[at - 1] ?? "");
        if (isGroup || !speaksOf(said, at, length, ledger)) ledger.refuse(at, length, { is: isGroup ? "group" : "word" }, true); // prettier-ignore
      }
    }
}

/** Whether a word outside of the text names what the tool does, by its name or a word that means the same. */
function speaksOf({ tool }: Said, from: number, length: number, ledger: Ledger): boolean {
  const named = new Set(stemsOf(tool.name.slice(tool.name.indexOf(".") + 1)));
  return ledger.lowers.some(
    (lower, at) =>
      (at < from || at >= from + length) &&
      (/^(?:where|which|who)$/.test(lower) ||
        ledger.meantAt(at).some((meant) => meant.some((stem) => named.has(stem)))),
  );
}
