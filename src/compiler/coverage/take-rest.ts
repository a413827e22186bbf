/** Names of columns, and all other words: those that add nothing, and those that a tool says of itself. */
import type { Facts } from "../../contract/facts.ts";
import {
  addsNothing,
  AMOUNT_VERBS,
  isFunctionWord,
  lineOf,
  numberWord,
} from "./general-english.ts";
import type { Ledger } from "./ledger.ts";
import { stemsOf } from "./leaves.ts";
import { synonymsAt } from "../language/thesaurus.ts";

/** A word that is the name of a column of a file that is read must be in an argument, whatever else it means. */
export function refuseColumns(ledger: Ledger, facts: ReadonlyMap<string, Facts>): void {
  for (const [file, known] of facts) {
    if (known.is !== "table") continue;
    for (const { name } of known.columns) {
      const wording = stemsOf(name);
      for (const at of ledger.words.keys()) {
        const isGrammar = wording.length === 1 && isFunctionWord(ledger.lowers[at] ?? "");
        if (isGrammar || !ledger.stands(wording, at) || !isOfFile(ledger, at, file)) continue;
        const isSaid = wording.some((_, i) => ledger.evidence(at + i) === "argument");
        if (!isSaid) ledger.refuse(at, wording.length, { is: "column", file });
      }
    }
  }
}

/** What stands before a value: a word behind it may be one, whatever else it means. */
const BEFORE_VALUES = new Set("of for with are is was were only and or".split(" "));

/**
 * "Total cups of open": a word that adds nothing elsewhere, or is a verb, is a value where the file has it as one.
 * Then an argument has to have it.
 */
export function refuseValues(ledger: Ledger, facts: ReadonlyMap<string, Facts>): void {
  for (const [file, known] of facts) {
    if (known.is !== "table") continue;
    for (const { name, values = [] } of known.columns) {
      const lowers = new Set(values.map((value) => value.toLowerCase()));
      for (const [at, { lower }] of ledger.words.entries()) {
        if (!lowers.has(lower) || !BEFORE_VALUES.has(ledger.lowers[at - 1] ?? "")) continue;
        if (isOfFile(ledger, at, file)) ledger.refuse(at, 1, { is: "value", file, column: name });
      }
    }
  }
}

function isOfFile(ledger: Ledger, at: number, file: string): boolean {
  return ledger.candidates(at).some(({ leaves }) => leaves.some(({ value }) => value === file));
}

export function takeRest(ledger: Ledger, facts: ReadonlyMap<string, Facts>): void {
  for (const [at, word] of ledger.words.entries()) {
    if (!ledger.isOpen(at)) continue;
    const { kind, lower } = word;
    if (kind === "number" || numberWord(lower) !== undefined) takeNumber(ledger, at);
    else if (isRowNoun(ledger, at)) ledger.assume(at, `each row is taken for one of the ${lower}`);
    else if (kind !== "word") ledger.refuse(at, 1, { is: "name" });
    else if (addsNothing(lower)) ledger.take(at, 1, "nothing");
    else if (isOfTools(ledger, at) || isAmount(ledger, at)) ledger.take(at, 1, "tool");
    else if (joinsSeveral(ledger, at)) ledger.take(at, 1, "argument");
    else ledger.refuse(at, 1, valueProblem(ledger, at, facts) ?? { is: "word" });
  }
}

/** Whether a tool says the word of itself: one that the word can be of, or one that these work on. */
function isOfTools(ledger: Ledger, at: number): boolean {
  const own = ledger.candidates(at);
  const before = new Set(own.flatMap(({ takes }) => takes));
  let size = -1;
  while (before.size !== size) {
    size = before.size;
    for (const { task, takes } of ledger.said)
      if (before.has(task)) for (const id of takes) before.add(id);
  }
  const stem = ledger.stems[at] ?? "";
  const said = [...own, ...ledger.said.filter(({ task }) => before.has(task))];
  // "hard to read" is of readability.
  const meant = new Set([stem, ...synonymsAt(ledger.stems, at)]);
  return (
    said.some(({ vocabulary }) => [...meant].some((one) => vocabulary.has(one))) ||
    isRepeated(ledger, at)
  );
}

/** "Which files changed most, and who changed them": what was accounted for before is meant again. */
function isRepeated(ledger: Ledger, at: number): boolean {
  return ledger.stems
    .slice(0, at)
    .some((stem, before) => stem === ledger.stems[at] && ledger.evidence(before) !== undefined);
}

/** "Which shop sold the most": of amounts, and so of their total. */
function isAmount(ledger: Ledger, at: number): boolean {
  if (!AMOUNT_VERBS.has(ledger.lowers[at] ?? "")) return false;
  return ledger
    .candidates(at)
    .some(({ leaves }) =>
      leaves.some(({ value, choices = [] }) =>
        choices.some((one) => one.value === value && one.lines.has(SUM)),
      ),
    );
}

const SUM = lineOf("total");

/** "combine", "merge": there are several of something. */
function joinsSeveral(ledger: Ledger, at: number): boolean {
  if (!/^(?:combin|join|merg)/.test(ledger.stems[at] ?? "")) return false;
  const candidates = ledger.candidates(at);
  const isSeveral = candidates.some(({ references, leaves }) => {
    const names = Map.groupBy(
      leaves.filter(({ given }) => given),
      ({ name }) => name,
    );
    return references > 1 || [...names.values()].some((values) => values.length > 1);
  });
  return isSeveral || new Set(candidates.map(({ tool }) => tool.name)).size < candidates.length;
}

/** "the two files", where two are taken. */
function takeNumber(ledger: Ledger, at: number): void {
  const { lower, number = numberWord(lower) } = ledger.words[at] ?? { lower: "" };
  const isPronoun = lower === "one";
  const isAllThereAre =
    ledger.words[at]?.kind === "word" &&
    ledger.candidates(at).some(({ references, leaves }) => {
      const names = Map.groupBy(
        leaves.filter(({ given }) => given),
        ({ name }) => name,
      );
      return (
        references === number ||
        [...names.values()].some(({ length }) => length > 1 && length === number)
      );
    });
  if (isPronoun || isAllThereAre) ledger.take(at, 1, "nothing");
  else ledger.refuse(at, 1, { is: "number" });
}

function valueProblem(ledger: Ledger, at: number, facts: ReadonlyMap<string, Facts>) {
  for (const [file, known] of facts) {
    if (known.is !== "table" || !isOfFile(ledger, at, file)) continue;
    const column = known.columns.find(({ values = [] }) =>
      values.some((value) => ledger.stands(stemsOf(value), at)),
    );
    if (column !== undefined) return { is: "value", file, column: column.name } as const;
  }
  return undefined;
}

/** "The 10 days with the lowest price": where rows are counted, a stretch of time is what a row is about. */
function isRowNoun(ledger: Ledger, at: number): boolean {
  const isTime = /^(?:hours|days|weeks|months|quarters|years)$/.test(ledger.lowers[at] ?? "");
  const isCounted =
    ledger.evidence(at - 1) === "argument" &&
    (ledger.words[at - 1]?.number ?? numberWord(ledger.lowers[at - 1] ?? "")) !== undefined;
  return (
    isTime &&
    isCounted &&
    ["with", "by", "when", "where", "whose"].includes(ledger.lowers[at + 1] ?? "")
  );
}
