/** Words that decide a result: what is done with values, comparisons, negations. The arguments have to say them. */
import { stemWord } from "../language/stem.ts";
import { synonymsAt } from "../language/thesaurus.ts";
import {
  COMPARATORS,
  isFunctionWord,
  isAmbiguousStem,
  LIMITING,
  OF_ONE_QUANTITY,
  negationAt,
  lineOf,
  numberWord,
  operatorAt,
  wordsOfLine,
} from "./general-english.ts";
import type { Ledger } from "./ledger.ts";
import { ownTextsOf, type Said } from "./said.ts";
import { wordsOf } from "./words-of-tool.ts";

export function takeOperators(ledger: Ledger): void {
  takeComparisons(ledger);
  for (const at of ledger.words.keys()) {
    takeNegation(ledger, at);
    const operator = operatorAt(ledger.lowers, at);
    if (
      operator === undefined ||
      ledger.evidence(at) !== undefined ||
      ledger.problem(at) !== undefined
    )
      continue;
    const { length, line } = operator;
    if (isSequence(ledger, at)) ledger.take(at, length, "nothing");
    else if (isFirstOfAll(ledger, at) || isTopOf(ledger, at)) ledger.take(at, length, "argument");
    else if (
      ledger
        .candidates(at)
        .some(
          (said) =>
            says(said, ledger.lowers.slice(at, at + length), line) &&
            (line !== COUNT || countsNoun(said, at + length, ledger)),
        )
    )
      ledger.take(at, length, "tool");
    else ledger.refuse(at, length, { is: "operator" });
  }
}

/** A tool that has no argument for an operator of this kind, and says of itself that it does it. */
function says(
  { tool, leaves, texts, vocabulary, outputs }: Said,
  lowers: readonly string[],
  line: number,
): boolean {
  const isChosen = leaves.some(
    ({ isWorded, choices = [] }) => isWorded && choices.some(({ lines }) => lines.has(line)),
  );
  if (isChosen) return false;
  if (line === FIRST && startsWithNewest(tool)) return false;
  const wording = lowers.map(stemWord);
  // Of "difference" and "different" only the words themselves tell which one a tool says.
  const isSure =
    !wording.some(isAmbiguousStem) || lowers.every((word) => wordsOf(tool).includes(word));
  if (
    isSure &&
    texts.some((text) => text.some((_, i) => wording.every((stem, j) => text[i + j] === stem)))
  )
    return true;
  // "The longest line" is not the largest of anything else.
  if (wording.some((stem) => QUANTITY_STEMS.has(stem))) return false;
  const others = wordsOfLine(line)
    .map(stemWord)
    .filter((stem) => !isAmbiguousStem(stem));
  return others.some(
    (stem) =>
      (vocabulary.has(stem) && !RANKS.has(stem)) || (EXTREME_LINES.has(line) && outputs.has(stem)),
  );
}

const FIRST = lineOf("first");
const NEWEST = new Set(["newest", "latest", "recent"].map(stemWord));
const OLDEST = new Set(wordsOfLine(FIRST).map(stemWord));

/** "The oldest commits", of a tool that gives the newest: that it has a first day as an argument says nothing of it. */
function startsWithNewest(tool: Said["tool"]): boolean {
  const own = ownTextsOf(tool).flat();
  return own.some((stem) => NEWEST.has(stem)) && !own.some((stem) => OLDEST.has(stem));
}

/** Tools say them of much else: "at most", "the most recent". */
const RANKS = new Set("most least best worst top bottom peak".split(" "));
const QUANTITY_STEMS = new Set([...OF_ONE_QUANTITY].map(stemWord));

const COUNT = lineOf("count");

/** "How many words": of what a tool says that it counts. That its file is called so does not make it count them. */
function countsNoun({ texts, outputs }: Said, from: number, { lowers, stems }: Ledger): boolean {
  const start = lowers.findIndex((lower, i) => i >= from && lower !== "" && !isFunctionWord(lower));
  if (start === -1) return true;
  const end = lowers.findIndex((lower, i) => i > start && (lower === "" || isFunctionWord(lower)));
  const nouns = stems.slice(start, end === -1 ? undefined : end);
  return nouns.some((noun, i) =>
    [noun, ...synonymsAt(stems, start + i)].some(
      (stem) => outputs.has(stem) || texts.some((text) => text.includes(stem)),
    ),
  );
}

const EXTREME_LINES = new Set([
  lineOf("minimum"),
  lineOf("maximum"),
  lineOf("first"),
  lineOf("last"),
]);

/** "The first ten rows", of a tool that puts them in no other order. */
function isFirstOfAll(ledger: Ledger, at: number): boolean {
  if (ledger.lowers[at] !== "first" || ledger.evidence(at + 1) !== "argument") return false;
  const number = ledger.words[at + 1]?.number ?? numberWord(ledger.lowers[at + 1] ?? "");
  return ledger.candidates(at).some(({ leaves, vocabulary }) => {
    // "The first two commits" are the oldest, and such a tool gives the newest.
    if (["newest", "latest", "recent"].some((word) => vocabulary.has(stemWord(word)))) return false;
    const isLimited = leaves.some(
      ({ name, value }) => /^(?:limit|n|count|first|rows)$/.test(name) && value === number,
    );
    return isLimited && !leaves.some(({ name }) => /^(?:order|by|sort)/.test(name));
  });
}

/** "The top 3 keywords", of a tool that says how many it gives: those that it puts first. */
function isTopOf(ledger: Ledger, at: number): boolean {
  if (ledger.lowers[at] !== "top" || ledger.evidence(at + 1) !== "argument") return false;
  const number = ledger.words[at + 1]?.number ?? numberWord(ledger.lowers[at + 1] ?? "");
  return ledger
    .candidates(at)
    .some(({ leaves }) =>
      leaves.some(({ name, value }) => /^(?:limit|n|count|top)$/.test(name) && value === number),
    );
}

/** "First of all …", "First, …", "the second one": the order of a sentence. */
function isSequence(ledger: Ledger, at: number): boolean {
  const lower = ledger.lowers[at] ?? "";
  if (!["first", "second", "third", "last"].includes(lower)) return false;
  const { gap = "" } = ledger.words[at] ?? {};
  const next = ledger.words[at + 1];
  const isOpening = at === 0 || /[.;:\n]/.test(gap);
  return (
    (isOpening && next !== undefined && next.kind === "word" && next.gap.includes(",")) ||
    ledger.lowers.slice(at, at + 3).join(" ") === "first of all"
  );
}

function takeComparisons(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    const wording = COMPARATORS.find((words) =>
      words.every((word, i) => ledger.lowers[at + i] === word),
    );
    if (wording === undefined) continue;
    const number = ledger.words[at + wording.length];
    // "over 90 days" is a length, and no comparison.
    const isNumber = number?.kind === "number" && !ledger.times.has(at + wording.length);
    if (!isNumber) continue;
    const isSaid = ledger.evidence(at + wording.length) === "argument";
    const text = wording.join(" ");
    const isArgument = ledger
      .candidates(at)
      .some(({ leaves }) => leaves.some((leaf) => leaf.given && comparesAs(leaf.value, text)));
    if (isSaid && (LIMITING.has(text) || isArgument)) ledger.take(at, wording.length, "argument");
    else ledger.refuse(at, wording.length + 1, { is: "comparison" });
  }
}

const SIGNS: Readonly<Record<string, RegExp>> = {
  ">": /^(?:more|greater|larger|higher|bigger|older|longer|later) than$|^(?:over|above|exceeding|beyond)$/,
  "<": /^(?:less|fewer|lower|smaller|younger|shorter|earlier) than$|^(?:under|below)$/,
  ">=": /^at least$/,
  "<=": /^(?:at most|up to|no more than|not more than)$/,
  "=": /^(?:equals|equal to)$/,
  between: /^between$/,
};

function comparesAs(value: string | number | boolean, wording: string): boolean {
  if (typeof value !== "string") return false;
  return (
    (SIGNS[value]?.test(wording) ?? false) ||
    value.replaceAll(/[-_]/g, " ").toLowerCase() === wording
  );
}

function takeNegation(ledger: Ledger, at: number): void {
  const lower = ledger.lowers[at] ?? "";
  const length = negationAt(ledger.lowers, at);
  if (length === 0 || !ledger.isOpen(at)) return;
  const isQuestion =
    lower === "not" &&
    ledger.lowers[at - 1] === "or" &&
    /^$|[.,?!]/.test(ledger.words[at + 1]?.gap ?? "");
  const isArgument = ledger
    .candidates(at)
    .some(({ leaves }) =>
      leaves.some(
        ({ given, name, value }) =>
          given && (NEGATIVE.test(name) || (typeof value === "string" && NEGATIVE.test(value))),
      ),
    );
  if (isQuestion) ledger.take(at, length, "nothing");
  else if (isArgument) ledger.take(at, length, "argument");
  else ledger.refuse(at, length, { is: "negation" });
}

const NEGATIVE = /^(?:not|!|exclud|except|without|ignor|omit|skip)|Missing$|^missing$|!=|<>/;
