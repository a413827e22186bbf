/** What words may denote in a table: a column by its name, or a value that stands in one. Made from facts. */
import { distance } from "fastest-levenshtein";
import type { ColumnFacts } from "../../../../contract/facts.ts";
import { stemWord } from "../../../language/stem.ts";
import { synonymsOf } from "../../../language/thesaurus.ts";
import { tokensOf } from "../read/tokens.ts";
import { areKin } from "./kinship.ts";
import { wordsOfName } from "./identifier.ts";
import { hasDimension, type Dimension } from "./dimensions.ts";

export interface LexiconWord {
  readonly lower: string;
  readonly stem: string;
  /** Whether it stands with a capital where none is needed, or in quotation marks. */
  readonly named: boolean;
  /** A word that only holds others together is never a part of a name on its own. */
  readonly isFunction: boolean;
}

export interface ColumnLink {
  readonly column: ColumnFacts;
  /** How many words. */
  readonly length: number;
  /** 1 for its whole name; less for a part, a synonym, an abbreviation, or a name with a slip. */
  readonly weight: number;
}

export interface ValueLink {
  readonly column: ColumnFacts;
  /** As it stands in the table. */
  readonly value: string;
  readonly length: number;
  readonly weight: number;
  /** It is a part of several values: of each of them. */
  readonly within?: true;
}

export interface TableLexicon {
  columnsAt(words: readonly LexiconWord[], at: number): readonly ColumnLink[];
  valuesAt(words: readonly LexiconWord[], at: number): readonly ValueLink[];
  /** Stems of the name and unit of a column. */
  stemsOf(column: ColumnFacts): ReadonlySet<string>;
  /** Columns that have a dimension: "heaviest" asks for one of mass. */
  withDimension(dimension: Dimension): readonly ColumnFacts[];
}

interface NamedColumn {
  readonly column: ColumnFacts;
  readonly stems: readonly string[];
  readonly words: readonly string[];
  readonly all: ReadonlySet<string>;
  /** The name as one word, as it is written: `grs_kg`. */
  readonly plain: string;
  /** What stands in brackets behind it, without blanks. */
  readonly bracket: string;
}

interface Phrase {
  readonly column: ColumnFacts;
  readonly value: string;
  readonly lowers: readonly string[];
  readonly stems: readonly string[];
}

/** A name is said in at most as many words. */
const LONGEST = 8;
/** Words of names that say little: "name of the", "number of". */
const EMPTY = new Set(["of", "the", "in", "per", "a", "and", "no", "for", "by"]);

export function tableLexicon(columns: readonly ColumnFacts[]): TableLexicon {
  const named = columns.map((column): NamedColumn => {
    const { stems, words, unit } = wordsOfName(column.name);
    const own = column.unit === undefined ? [] : wordsOfName(column.unit).stems;
    const plain = column.name.toLowerCase();
    const bracket = /[([]([^)\]]*)[)\]]\s*$/u.exec(plain)?.[1]?.replaceAll(/\s/g, "") ?? "";
    return { column, stems, words, plain, bracket, all: new Set([...stems, ...unit.map(stemWord), ...own]) };
  });
  const stemsByColumn = new Map(named.map(({ column, all }) => [column, all]));
  const phrases = columns.flatMap((column) =>
    column.type === "text" ? (column.values ?? []).map((value) => phraseOf(column, value)) : [],
  );
  const byStem = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    for (const stem of new Set(phrase.stems)) {
      const others = byStem.get(stem);
      if (others === undefined) byStem.set(stem, [phrase]);
      else others.push(phrase);
    }
  }
  return {
    columnsAt: (words, at) => columnsAt(named, words, at),
    valuesAt: (words, at) => valuesAt(byStem, words, at),
    stemsOf: (column) => stemsByColumn.get(column) ?? new Set(),
    withDimension: (dimension) =>
      named
        .filter(({ all, column }) => column.type !== "text" && hasDimension(all, dimension))
        .map(({ column }) => column),
  };
}

function columnsAt(
  named: readonly NamedColumn[],
  words: readonly LexiconWord[],
  at: number,
): ColumnLink[] {
  const first = words[at];
  if (first === undefined) return [];
  return named.flatMap((one) => {
    const links: ColumnLink[] = [];
    if (first.lower === one.plain) links.push({ column: one.column, length: 1, weight: 1 });
    const left = new Map(one.stems.map((stem, i) => [i, stem]));
    let weight = 0;
    let found = 0;
    for (let length = 1; length <= LONGEST && at + length <= words.length; length += 1) {
      const word = words[at + length - 1];
      if (word === undefined) break;
      const [position, fit] = bestPart(one, left, word);
      if (position === undefined) {
        // "the number of units sold" for `units_sold`: small words within a name may be left out.
        if (found > 0 && EMPTY.has(word.lower)) continue;
        break;
      }
      left.delete(position);
      found += 1;
      weight += fit;
      const content = [...one.stems].filter((stem) => !EMPTY.has(stem)).length || 1;
      const said = weight / Math.max(found, 1);
      const share = Math.min(1, found / content);
      const whole = share === 1 ? 1 : 0.45 + 0.4 * share;
      if (found === 1 && word.isFunction && one.stems.length > 1) continue;
      const unit = whole === 1 ? bracketAt(one, words, at + length) : 0;
      links.push({ column: one.column, length: length + unit, weight: said * whole });
    }
    return links;
  });
}

/** How many tokens behind a name are its unit in brackets. */
function bracketAt({ bracket }: NamedColumn, words: readonly LexiconWord[], at: number): number {
  if (bracket === "" || !/^[([]$/.test(words[at]?.lower ?? "")) return 0;
  let text = "";
  for (let next = at + 1; next < words.length && next < at + 8; next += 1) {
    const { lower } = words[next] as LexiconWord;
    if (/^[)\]]$/.test(lower)) return text === bracket ? next - at + 1 : 0;
    text += lower;
  }
  return 0;
}

/** The part of a name that a word stands for, and how well. */
function bestPart(
  { words }: NamedColumn,
  left: ReadonlyMap<number, string>,
  word: LexiconWord,
): readonly [number | undefined, number] {
  let best: readonly [number | undefined, number] = [undefined, 0];
  for (const [position, stem] of left) {
    const fit = likeness(word, words[position] ?? stem, stem, words.length > 1);
    if (fit > best[1]) best = [position, fit];
  }
  return best;
}

/** How well a word that was said stands for a word of a name. */
function likeness(said: LexiconWord, word: string, stem: string, isOneOf: boolean): number {
  if (said.lower === word) return 1;
  if (said.stem === stem) return 0.97;
  if (said.isFunction) return 0;
  if (areKin(said.lower, word)) return 0.82;
  if (synonymsOf(said.stem).has(stem)) return 0.75;
  if (isAbbreviation(word, said.lower, isOneOf ? 2 : 3)) return 0.8;
  if (isAbbreviation(said.lower, word, 3)) return 0.8;
  const longest = Math.max(word.length, said.lower.length);
  if (longest >= 5 && word[0] === said.lower[0]) {
    const slips = distance(word, said.lower);
    if (slips === 1 || (slips === 2 && longest >= 8)) return 0.7;
  }
  return 0;
}

/** `qty` for quantity, `temp` for temperature, `dept` for department. */
function isAbbreviation(short: string, long: string, shortest: number): boolean {
  if (short.length < shortest || long.length < 4 || short.length > long.length * 0.75 || short[0] !== long[0]) return false;
  if (long.startsWith(short) && short.length >= 3) return true;
  if (/[aeiou].*[aeiou]/.test(short)) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length && long.length >= (short.length < 3 ? 4 : 5);
}

function valuesAt(
  byStem: ReadonlyMap<string, readonly Phrase[]>,
  words: readonly LexiconWord[],
  at: number,
): ValueLink[] {
  const first = words[at];
  if (first === undefined) return [];
  const whole: ValueLink[] = [];
  const parts: ValueLink[] = [];
  for (const phrase of byStem.get(first.stem) ?? []) {
    const { column, value, lowers, stems } = phrase;
    const start = stems.indexOf(first.stem);
    let length = 0;
    while (start + length < stems.length && words[at + length]?.stem === stems[start + length])
      length += 1;
    const said = words.slice(at, at + length);
    if (length === stems.length) {
      const isExact = said.every(({ lower }, i) => lower === lowers[i]);
      whole.push({ column, value, length, weight: isExact ? 1 : 0.9 });
    } else if (said.some(({ isFunction }) => !isFunction) && isShortFor(phrase, start, length))
      parts.push({ column, value, length, weight: 0.75 });
  }
  const only = onlyOnes(parts);
  return [...whole, ...only, ...(whole.length + only.length > 0 ? [] : withinSeveral(byStem, words, at))]; // prettier-ignore
}

/** Words that are a part of several values of one column. */
function withinSeveral(
  byStem: ReadonlyMap<string, readonly Phrase[]>,
  words: readonly LexiconWord[],
  at: number,
): ValueLink[] {
  const first = words[at];
  const phrases = byStem.get(first?.stem ?? "") ?? [];
  if (first === undefined || first.isFunction || !/^\p{L}{4,}$/u.test(first.lower)) return [];
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
  const value = words.slice(at, at + length).map(({ lower }) => lower).join(" "); // prettier-ignore
  const { values = [], complete } = sample.column;
  // As letters it may stand in more of them; where it is in nearly all, it tells none apart.
  const holding = values.filter((one) => one.toLowerCase().includes(value)).length;
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

function phraseOf(column: ColumnFacts, value: string): Phrase {
  // As a query is cut, so that both have the same words.
  const words = tokensOf(value).filter(({ kind }) => kind !== "sign");
  return {
    column,
    value,
    lowers: words.map(({ lower }) => lower),
    stems: words.map(({ stem }) => stem),
  };
}
