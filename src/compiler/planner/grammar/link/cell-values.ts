/** Which values of a table words may denote: whole, by a part that says enough, or by a word of the same family. */
import type { ColumnFacts } from "../../../../contract/facts.ts";
import { tokensOf } from "../read/tokens.ts";
import { wordsOfName } from "./identifier.ts";
import { familyOf } from "./kinship.ts";
import { isOperatorWord } from "./operator-words.ts";
import { isVerb } from "./verbs.ts";
import type { LexiconWord, ValueLink } from "./lexicon-word.ts";

/** Values that are longer on average are sentences, and no names. */
const MOST_WORDS = 5;

export interface Phrase {
  readonly column: ColumnFacts;
  readonly value: string;
  readonly lowers: readonly string[];
  readonly stems: readonly string[];
}

/** "Won" for the value Winner. */
function ofOneFamily(
  byRoot: ReadonlyMap<string, readonly Phrase[]>,
  said: LexiconWord,
): ValueLink[] {
  if (said.isFunction || said.named) return [];
  return (byRoot.get(familyOf(said.lower)) ?? []).map(({ column, value }) => ({
    column,
    value,
    length: 1,
    weight: 0.8,
  }));
}

export function valuesAt(
  byStem: ReadonlyMap<string, readonly Phrase[]>,
  byRoot: ReadonlyMap<string, readonly Phrase[]>,
  words: readonly LexiconWord[],
  at: number,
): ValueLink[] {
  const first = words[at];
  if (first === undefined) return [];
  const whole: ValueLink[] = [];
  const parts: ValueLink[] = [];
  // "Cancel all orders" is an order, and does not ask for those that are cancelled.
  const isOrder = at === 0 && isVerb(first.lower);
  for (const phrase of byStem.get(first.stem) ?? []) {
    const { column, value, lowers, stems } = phrase;
    const start = stems.indexOf(first.stem);
    let length = 0;
    while (start + length < stems.length && words[at + length]?.stem === stems[start + length])
      length += 1;
    const said = words.slice(at, at + length);
    if (length === stems.length) {
      if (length === 1 && isArticle(first, words[at - 1], column)) continue;
      if (length === 1 && isGrammatical(words, at, column)) continue;
      const isExact = said.every(({ lower }, i) => lower === lowers[i]);
      if (!said.every((word, i) => isSaidBy(word, lowers[i]))) continue;
      if (isExact || !isOrder) whole.push({ column, value, length, weight: isExact ? 1 : 0.9 });
    } else if (said.some(({ isFunction }) => !isFunction) && isShortFor(phrase, start, length))
      parts.push({ column, value, length, weight: 0.75 });
  }
  if (whole.length > 0 || isOrder) return whole;
  const only = [...onlyOnes(parts), ...ofOneFamily(byRoot, first)];
  return only.length > 0 ? only : withinSeveral(byStem, words, at);
}

/** "A roof" is no roof of state A; "state a" and "an A" are. */
function isArticle(word: LexiconWord, before: LexiconWord | undefined, column: ColumnFacts) {
  const isSmall = (word.lower === "a" || word.lower === "i") && !word.named;
  return isSmall && !wordsOfName(column.name).stems.includes(before?.stem ?? "");
}

/** "In" and "Ines" have the same stem, and are two words. */
function isSaidBy({ lower, stem, isFunction }: LexiconWord, word: string | undefined): boolean {
  return lower === word || (!isFunction && stem.length > SHORTEST_STEM);
}

/** Shorter ones are of too many words. */
const SHORTEST_STEM = 2;
const BEING = new Set("is are was were be been being am".split(" "));

/** "In" is no boat that is in, but of "status in", "In" within a sentence, and "which are in?". */
function isGrammatical(words: readonly LexiconWord[], at: number, { name }: ColumnFacts): boolean {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]];
  if (word?.isFunction !== true || word.named) return false;
  const { stems } = wordsOfName(name);
  const isNamed = stems.includes(before?.stem ?? "") || stems.includes(after?.stem ?? "");
  const isSaidOf = BEING.has(before?.lower ?? "") && !/\p{L}/u.test(after?.lower ?? "");
  return !isNamed && !isSaidOf;
}

/** Words that are a part of several values of one column. */
function withinSeveral(
  byStem: ReadonlyMap<string, readonly Phrase[]>,
  words: readonly LexiconWord[],
  at: number,
): ValueLink[] {
  const first = words[at];
  const phrases = byStem.get(first?.stem ?? "") ?? [];
  // "The last show" is not one that has "last" in its name.
  if (first === undefined || isOperatorWord(first.lower)) return [];
  if (first.isFunction || !/^\p{L}{4,}$/u.test(first.lower)) return [];
  let found = phrases.filter(({ lowers }) => lowers.includes(first.lower));
  let length = 1;
  for (; words[at + length] !== undefined; length += 1) {
    const said = words.slice(at, at + length + 1).map(({ lower }) => lower);
    const longer = found.filter(({ lowers }) => startOf(lowers, said) >= 0);
    if (longer.length === 0) break;
    found = longer;
  }
  const [sample, ...others] = found;
  if (sample === undefined || others.some(({ column }) => column !== sample.column)) return [];
  const value = words
    .slice(at, at + length)
    .map(({ lower }) => lower)
    .join(" ");
  const { name, values = [], complete } = sample.column;
  // "Line" of "Line 2" in a column `line` names the column.
  if (wordsOfName(name).words.join(" ") === value) return [];
  // As letters it may stand in more of them; where it is in nearly all, it tells none apart.
  const holding = values.filter((one) => one.toLowerCase().includes(value)).length;
  // Prose has most words somewhere.
  const wordsOf = values.reduce((sum, one) => sum + one.split(" ").length, 0);
  if (wordsOf > values.length * MOST_WORDS) return [];
  if (complete !== true || holding !== new Set(found.map((one) => one.value)).size) return [];
  if (holding > values.length * 0.8) return [];
  return [{ column: sample.column, value, length, weight: 0.7, within: true }];
}

function startOf(lowers: readonly string[], said: readonly string[]): number {
  return lowers.findIndex((_, start) => said.every((word, i) => lowers[start + i] === word));
}

/** Dublin for "Dublin, Ireland" and "Edler" for "Alexander Edler (D)": what is left out only says more of it. */
function isShortFor({ value, lowers }: Phrase, start: number, length: number): boolean {
  const isName = /^(?:\p{Lu}[\p{L}.'’-]*\s+){1,2}\p{Lu}[\p{L}.'’-]+(?:\s*[(,].*)?$/u.test(value);
  const parts = value.split(/\s*[,(/–—:]/u);
  const head = parts[0] ?? "";
  // A list has several names, of which the first is none of the others.
  if (parts.length > 2) return false;
  const headLength = tokensOf(head).filter(({ kind }) => kind !== "sign").length;
  if (start === 0 && length === headLength && headLength < lowers.length) return true;
  return isName && start + length === headLength && length < headLength && length === 1;
}

/** Part of a value stands for it only where it is part of no other value. */
function onlyOnes(parts: readonly ValueLink[]): ValueLink[] {
  const longest = Math.max(0, ...parts.map(({ length }) => length));
  const long = parts.filter(({ length }) => length === longest);
  return long.length === 1 ? long : [];
}

export function phraseOf(column: ColumnFacts, value: string): Phrase {
  // As a query is cut, so that both have the same words.
  const words = tokensOf(value).filter(({ kind }) => kind !== "sign");
  return {
    column,
    value,
    lowers: words.map(({ lower }) => lower),
    stems: words.map(({ stem }) => stem),
  };
}
