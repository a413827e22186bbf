/** Names of columns, and all other words: those that add nothing, and those that a tool says of itself. */
import type { Facts } from "../../contract/facts.ts";
import { addsNothing, isFunctionWord } from "../planner/grammar/link/function-words.ts";
import { isGenericVerb } from "../planner/grammar/link/verbs.ts";
import { wordsOfName } from "../planner/grammar/link/identifier.ts";
import type { Leaf } from "./leaves.ts";
import { feedersOf, type Ledger, type Problem } from "./ledger.ts";
import { isKindOfFile, type Said } from "./said.ts";
import { GROUPING } from "./take-groups.ts";
import { stemsOf } from "./words.ts";

/** A word that is a column, or stands where a value does and is one, must be in an argument, whatever else it means. */
export function refuseNames(ledger: Ledger, facts: ReadonlyMap<string, Facts>): void {
  for (const { file, columns } of tablesIn(facts))
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
        const isValue = lowers.has(lower) && ledger.is(at - 1, BEFORE_VALUES);
        if (isValue) ledger.refuse(at, 1, { is: "value", file, column: name });
      }
    }
}

/** "Price times bottles" is of two columns in each row: no tool that takes columns side by side gives it. */
export function refuseArithmetic(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    const isBetween = [at - 1, at + 1].every(
      (beside) => ledger.isArgument(beside) && ledger.words[beside]?.kind === "word",
    );
    if (isBetween && ledger.is(at, /^(?:times|minus|plus)$/))
      ledger.refuse(at, 1, { is: "operator" }, true);
  }
}

const BEFORE_VALUES = /^(?:of|for|with|are|is|was|were|only|and|or)$/;

function tablesIn(facts: ReadonlyMap<string, Facts>) {
  return [...facts].flatMap(([file, known]) => (known.is === "table" ? [{ file, ...known }] : []));
}

function isOfFile(ledger: Ledger, at: number, file: string): boolean {
  return ledger.some(at, ({ leaves }) => leaves.some(({ value }) => value === file));
}

export function takeRest(ledger: Ledger, facts: ReadonlyMap<string, Facts>): void {
  for (const [at, { kind, lower }] of ledger.words.entries()) {
    if (!ledger.isOpen(at)) continue;
    const number = ledger.marks.find((mark) => mark.is === "number" && mark.from === at);
    if (kind === "number" || number?.is === "number") {
      const count = kind === "word" && number?.is === "number" ? number.value : NaN;
      // "The two files", where two are taken.
      const isAll = ledger.some(at, (said) => countsOf(said).includes(count));
      if (lower === "one" || isAll) ledger.take(at, 1, "nothing");
      else ledger.refuse(at, 1, { is: "number" });
    } else if (kind !== "word") ledger.refuse(at, 1, { is: "name" });
    else if (isRowNoun(ledger, at)) {
      ledger.take(at, 1, "tool");
      ledger.note(at, `each row is taken for one of the ${lower}`);
    } else if (addsNothing(lower) || isAsking(ledger, at)) ledger.take(at, 1, "nothing");
    else if (isOfTools(ledger, at)) ledger.take(at, 1, "tool");
    else if (joinsSeveral(ledger, at)) ledger.take(at, 1, "argument");
    else ledger.refuse(at, 1, valueProblem(ledger, at, facts));
  }
}

/** "Check the status of A-77": whoever only looks does it, and nothing is changed by it. */
function isAsking(ledger: Ledger, at: number): boolean {
  const { lower = "", gap = "" } = ledger.words[at] ?? {};
  const isFirst = at === 0 || /[.;,:]/.test(gap) || ledger.is(at - 1, /^(?:and|then|please)$/);
  return (
    isFirst &&
    isGenericVerb(lower) &&
    ledger.candidates(at).every(({ tool }) => tool.effect === "read")
  );
}

/** Whether a tool says the word of itself: one that the word can be of, or one that these work on. */
function isOfTools(ledger: Ledger, at: number): boolean {
  const { stems = [], lower = "" } = ledger.words[at] ?? {};
  const own = ledger.candidates(at);
  const before = feedersOf(own, ledger.said);
  const said = [...own, ...ledger.said.filter(({ task }) => before.has(task))];
  const meant = ledger.meantAt(at);
  const isSaid = (one: Said): boolean =>
    meant.every((all) => all.some((stem) => one.vocabulary.has(stem) || one.files.has(stem)));
  const isNamed = (one: Said): boolean =>
    isKindOfFile(lower, one) || isUnit(lower, ledger, at, one);
  // "Which files changed most, and who changed them": what was accounted for before is meant again.
  const isRepeated = ledger.words
    .slice(0, at)
    .some((word, i) => word.stems.join() === stems.join() && ledger.evidence(i) !== undefined);
  return said.some((one) => isSaid(one) || isNamed(one)) || isRepeated;
}

/** What a number is measured in, where a column that is used says so. */
function isUnit(lower: string, ledger: Ledger, at: number, { leaves }: Said): boolean {
  const isOf = ({ value }: Leaf): boolean => wordsOfName(String(value)).unit.includes(lower);
  return ledger.isArgument(at - 1) && leaves.some(isOf);
}

/** How many there are of what is taken several times. */
function countsOf({ references, leaves }: Said): number[] {
  const given = leaves.filter((leaf) => leaf.given);
  const names = [...Map.groupBy(given, ({ name }) => name).values()];
  return [references, ...names.map(({ length }) => length)].filter((count) => count > 1);
}

/** "Combine", "merge": there are several of something. */
function joinsSeveral(ledger: Ledger, at: number): boolean {
  const candidates = ledger.candidates(at);
  const isSeveral = new Set(candidates.map(({ tool }) => tool)).size < candidates.length;
  const isJoined = isSeveral || candidates.some((said) => countsOf(said).length > 0);
  return isJoined && ledger.is(at, /^(?:combin|join|merg)/);
}

function valueProblem(ledger: Ledger, at: number, facts: ReadonlyMap<string, Facts>): Problem {
  for (const { file, columns } of tablesIn(facts)) {
    const isAt = (value: string): boolean => ledger.stands(stemsOf(value), at) > 0;
    const column = columns.find(({ values = [] }) => values.some(isAt));
    if (column !== undefined && isOfFile(ledger, at, file))
      return { is: "value", file, column: column.name };
  }
  return { is: "word" };
}

/** "The 10 days with the lowest price": where rows are counted, a stretch of time is what a row is about. */
function isRowNoun(ledger: Ledger, at: number): boolean {
  const isTime = ledger.is(at, /^(?:hours|days|weeks|months|quarters|years)$/);
  const isCounted = ledger.isArgument(at - 1) && ledger.marks.some(({ from }) => from === at - 1);
  return isTime && isCounted && ledger.is(at + 1, /^(?:with|by|when|where|whose)$/);
}

/** A text that is looked for takes any word at all: it proves little where nothing else speaks of looking. */
export function refuseFreeTexts(ledger: Ledger): void {
  for (const said of ledger.said)
    for (const { given, name, value, param, field } of said.leaves) {
      const isPlain = given && param === undefined && field?.format === undefined;
      if (!isPlain || !/^(?:text|phrase|pattern|query|words?)$/.test(name)) continue;
      for (const at of ledger.words.keys()) {
        const isOf = ledger.candidates(at).includes(said);
        const length = isOf ? ledger.stands(stemsOf(String(value)), at) : 0;
        if (length === 0) continue;
        const isGroup = GROUPING.has(ledger.lowers[at - 1] ?? "");
        const is = isGroup ? "group" : "word";
        if (isGroup || !speaksOf(said, at, length, ledger)) ledger.refuse(at, length, { is }, true);
      }
    }
}

/** Whether a word outside of the text names what the tool does, by its name or a word that means the same. */
function speaksOf({ tool }: Said, from: number, length: number, ledger: Ledger): boolean {
  const named = stemsOf(tool.name.slice(tool.name.indexOf(".") + 1));
  return ledger.words.some((_, at) => {
    const isOutside = at < from || at >= from + length;
    return isOutside && (ledger.is(at, /^(?:where|which|who)$/) || ledger.isAmong(at, named));
  });
}
