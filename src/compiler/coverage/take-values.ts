/** Words that stand in an argument as they were said: names, columns, numbers, paths, parameters. */
import { numberWord } from "./general-english.ts";
import type { Ledger } from "./ledger.ts";
import { stemsOf, type Leaf } from "./leaves.ts";
import type { Said } from "./said.ts";

export function takeValues(ledger: Ledger, query: string): void {
  const lower = query.toLowerCase();
  for (const said of ledger.said)
    for (const leaf of said.leaves) if (leaf.given) takeLeaf(leaf, said, ledger, lower);
}

function takeLeaf(leaf: Leaf, said: Said, ledger: Ledger, query: string): void {
  const isOf = (at: number): boolean => ledger.candidates(at).includes(said);
  const take = (at: number, length = 1): void => ledger.take(at, length, "argument");
  const { value, param } = leaf;
  for (const [at, word] of ledger.words.entries()) {
    if (param !== undefined) {
      if (word.kind === "placeholder" && word.lower === param.toLowerCase()) take(at);
    } else if (typeof value === "number") {
      const number = word.number ?? numberWord(word.lower);
      const isPercent = word.text.endsWith("%") && number !== undefined && number / 100 === value;
      if (isOf(at) && (number === value || isPercent)) take(at);
    } else if (typeof value === "string" && word.kind === "name") {
      if (
        isTitle(leaf) ? value.toLowerCase() === word.lower : names(value.toLowerCase(), word.lower)
      )
        take(at);
    }
  }
  if (typeof value !== "string" || value === "" || leaf.choices !== undefined) return;
  if (isTitle(leaf)) takeTitle(value.toLowerCase(), ledger, query);
  else takeText(value, ledger, query, isOf);
}

/** A title is made of the request: that it repeats the words does not mean that anything was done about them. */
function isTitle({ name, format }: Leaf): boolean {
  return name === "title" || format === "title";
}

const TITLED = new Set("titled called named entitled title headed".split(" "));

function takeTitle(title: string, ledger: Ledger, query: string): void {
  for (const [at, word] of ledger.words.entries()) {
    const before = ledger.lowers[at - 1] ?? "";
    if (TITLED.has(before) && query.startsWith(title, word.start))
      takeSpan(word.start, title.length, ledger);
  }
}

function names(value: string, word: string): boolean {
  const plain = (text: string): string =>
    text
      .replace(/^https?:\/\//, "")
      .replace(/^\.\//, "")
      .replace(/\/$/, "");
  return plain(value) === plain(word) || (value.length > word.length && value.includes(word));
}

function takeText(
  value: string,
  ledger: Ledger,
  query: string,
  isOf: (at: number) => boolean,
): void {
  const text = value.toLowerCase();
  for (let at = query.indexOf(text); at !== -1; at = query.indexOf(text, at + 1)) {
    const isWhole = !/[\p{L}\p{N}_]/u.test(
      `${query[at - 1] ?? " "}${query[at + text.length] ?? " "}`,
    );
    if (isWhole) takeSpan(at, text.length, ledger, isOf);
  }
  // The rest of a path that is written out is a word like any other.
  const isWritten = ledger.words.some(
    ({ kind, lower: word }) => kind === "name" && names(text, word),
  );
  const wordings = [stemsOf(value), ...(isWritten ? [] : baseName(value))];
  for (const wording of wordings)
    for (const at of ledger.words.keys())
      if (isOf(at) && ledger.stands(wording, at)) ledger.take(at, wording.length, "argument");
}

function takeSpan(
  start: number,
  length: number,
  ledger: Ledger,
  isOf?: (at: number) => boolean,
): void {
  for (const [at, word] of ledger.words.entries()) {
    if (word.start < start + length && word.end > start && isOf?.(at) !== false)
      ledger.take(at, 1, "argument");
  }
}

/** "The readme" is `README.md`. */
function baseName(value: string): string[][] {
  const [, base] = /(?:^|\/)([^/\s]+)\.[A-Za-z]\w*$/.exec(value) ?? [];
  return base === undefined ? [] : [stemsOf(base)];
}
