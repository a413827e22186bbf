/** What words may denote in a table: a column by its name, or a value that stands in one. Made from facts. */
import { distance } from "fastest-levenshtein";
import type { ColumnFacts } from "../../../../contract/facts.ts";
import { stemWord } from "../../../language/stem.ts";
import { synonymsOf } from "../../../language/thesaurus.ts";
import { phraseOf, valuesAt, type Phrase } from "./cell-values.ts";
import type { LexiconWord, ValueLink } from "./lexicon-word.ts";
import { areKin, familyOf } from "./kinship.ts";
import { wordsOfName } from "./identifier.ts";
import { isOperatorWord } from "./operator-words.ts";
import { hasDimension, isOtherLength, type Dimension } from "./dimensions.ts";
import { isWritten } from "./written-numbers.ts";

export interface ColumnLink {
  readonly column: ColumnFacts;
  /** How many words. */
  readonly length: number;
  /** 1 for its whole name; less for a part, a synonym, an abbreviation, or a name with a slip. */
  readonly weight: number;
  /** As it was said, where it is the name but for a letter or two. */
  readonly mistyped?: string | undefined;
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
  /** Stems of what its values are measured in. */
  readonly unit: readonly string[];
  /** The name as one word, as it is written: `grs_kg`. */
  readonly plain: string;
  /** What stands in brackets behind it, without blanks. */
  readonly bracket: string;
}

/** A name is said in at most as many words. */
const LONGEST = 8;
/** Of a word of which a name has only the first letter. */
const INITIAL = 0.6;
/** Words of names that say little: "name of the", "number of". */
const EMPTY = new Set(["of", "the", "in", "per", "a", "and", "no", "for", "by", "on", "at"]);

const RANKING = new Set(
  "first last latest newest next previous most least best worst top".split(" "),
);
const NEGATIONS = new Set(["no", "not", "non", "without"]);

/** They are said as they are, or not at all. */
const NUMBERING = new Set(["id", "ids", "no", "nr"]);

export function tableLexicon(columns: readonly ColumnFacts[]): TableLexicon {
  const named = columns.map((column): NamedColumn => {
    const { stems, words, unit } = wordsOfName(column.name);
    const own = column.unit === undefined ? [] : wordsOfName(column.unit).stems;
    const measured = [...unit.map(stemWord), ...own];
    const plain = column.name.toLowerCase();
    const bracket = /[([]([^)\]]*)[)\]]\s*$/u.exec(plain)?.[1]?.replaceAll(/\s/g, "") ?? "";
    return {
      column,
      stems,
      words,
      plain,
      bracket,
      all: new Set([...stems, ...measured]),
      unit: measured,
    };
  });
  const stemsByColumn = new Map(named.map(({ column, all }) => [column, all]));
  const phrases = columns.flatMap((column) =>
    column.type === "text" || isWritten(column)
      ? (column.values ?? []).map((value) => phraseOf(column, value))
      : [],
  );
  const byStem = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    for (const stem of new Set(phrase.stems)) {
      const others = byStem.get(stem);
      if (others === undefined) byStem.set(stem, [phrase]);
      else others.push(phrase);
    }
  }
  const written = new Set(phrases.map(({ lowers }) => lowers.join(" ")));
  const byRoot = Map.groupBy(
    phrases.filter(({ lowers }) => lowers.length === 1 && /^\p{L}{3,}$/u.test(lowers[0] ?? "")),
    ({ lowers }) => familyOf(lowers[0] ?? ""),
  );
  return {
    columnsAt: (words, at) =>
      // "Open" is a status where cells say so, and not what was opened.
      columnsAt(named, words, at).filter(
        ({ length, weight }) => length > 1 || weight === 1 || !written.has(words[at]?.lower ?? ""),
      ),
    valuesAt: (words, at) => valuesAt(byStem, byRoot, words, at),
    stemsOf: (column) => stemsByColumn.get(column) ?? new Set(),
    withDimension: (dimension) =>
      named
        .filter(({ all, column }) => column.type !== "text" && hasDimension(all, dimension))
        // The "M" of "M USD" are millions, and no metres.
        .filter(({ unit }) => dimension === "money" || !hasDimension(unit, "money"))
        .filter(({ stems }) => !isOtherLength(stems, dimension))
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
    let mistyped: string | undefined;
    // "The longest" is no column `peak`; "the highest temperature" may be `peak_temperature`.
    let isNamed = false;
    for (let length = 1; length <= LONGEST && at + length <= words.length; length += 1) {
      const word = words[at + length - 1];
      // "No order" is none, and no number of one.
      if (word === undefined || (found === 0 && word.lower === "no" && !isNegated(one))) break;
      const [position, fit] = bestPart(one, left, word);
      if (position === undefined) {
        // "the number of units sold" for `units_sold`: small words within a name may be left out.
        if (found > 0 && EMPTY.has(word.lower)) continue;
        break;
      }
      left.delete(position);
      found += 1;
      weight += fit;
      isNamed ||= fit > SYNONYM || !isOperatorWord(word.lower);
      if (!isNamed) continue;
      // "The first" is no `first_aider`.
      if (found === 1 && one.words.length > 1 && RANKING.has(word.lower)) continue;
      const content = [...one.stems].filter((stem) => !EMPTY.has(stem)).length || 1;
      const said = weight / Math.max(found, 1);
      const share = Math.min(1, found / content);
      const whole = share === 1 ? 1 : 0.45 + 0.4 * share;
      if (found === 1 && word.isFunction && one.stems.length > 1) continue;
      // What is said of `no_show` without its "no" in front is its opposite.
      if (isNegated(one) && (first.lower !== one.words[0] || found === 1)) continue;
      const unit = whole === 1 ? unitAt(one, words, at + length) : 0;
      if (fit === MISTYPED) mistyped = word.lower;
      links.push({ column: one.column, length: length + unit, weight: said * whole, mistyped });
    }
    return links;
  });
}

/** `no_show`, `not_weighed`: what it says is that something is not. */
function isNegated({ words: [first = "", next] }: NamedColumn): boolean {
  return next !== undefined && NEGATIONS.has(first);
}

/** How many tokens behind a name are its unit: "absence days", "mass (kg)". */
function unitAt(
  { bracket, all, stems }: NamedColumn,
  words: readonly LexiconWord[],
  at: number,
): number {
  const { stem = "", lower = "" } = words[at] ?? {};
  const isUnit = all.has(stem) || (lower.length > 2 && all.has(lower[0] ?? ""));
  // "The first response time" of `first_response_min`
  const isTime = lower === "time" && hasDimension(all, "time");
  if ((isUnit || isTime) && !stems.includes(stem)) return 1;
  if (bracket === "" || !/^[([]$/.test(words[at]?.lower ?? "")) return 0;
  let text = "";
  for (let next = at + 1; next < words.length && next < at + 8; next += 1) {
    const { lower: within } = words[next] as LexiconWord;
    if (/^[)\]]$/.test(within)) return text === bracket ? next - at + 1 : 0;
    text += within;
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

/** Of a word that means the same as that of a name. */
const SYNONYM = 0.75;
/** Of a word that is that of a name but for a letter or two. */
const MISTYPED = 0.69;

/** How well a word that was said stands for a word of a name. */
function likeness(said: LexiconWord, word: string, stem: string, isOneOf: boolean): number {
  if (said.lower === word) return 1;
  if (said.stem === stem) return 0.97;
  // "India" is no "id".
  if (NUMBERING.has(word)) return 0;
  // Nor does "often" stand for the "on" of `found_on`.
  if (said.isFunction || EMPTY.has(word)) return 0;
  // A "milking" says little of a `milk_yield`.
  if (areKin(said.lower, word)) return isOneOf ? 0.7 : 0.82;
  if (synonymsOf(said.stem).has(stem)) return SYNONYM;
  // "Maximum" is a `max`, and "correlation" no `co`.
  const shortest = isOneOf && !isOperatorWord(said.lower) ? 2 : 3;
  // Nor is "slowest" a `slot`.
  const isSuperlative = isOperatorWord(said.lower) && said.lower.endsWith("est");
  if (!isSuperlative && isAbbreviation(word, said.lower, shortest)) return 0.8;
  // `q_wait`, `abs_d`: an initial says little by itself.
  if (isOneOf && word.length === 1 && word === said.lower[0] && said.lower.length > 2)
    return INITIAL;
  if (!isOperatorWord(said.lower) && isAbbreviation(said.lower, word, 3)) return 0.8;
  const longest = Math.max(word.length, said.lower.length);
  if (longest >= 5 && word[0] === said.lower[0]) {
    const slips = distance(word, said.lower);
    if (slips === 1 || (slips === 2 && longest >= 8)) return MISTYPED;
  }
  return 0;
}

/** `qty` for quantity, `temp` for temperature, `dept` for department. */
function isAbbreviation(short: string, long: string, shortest: number): boolean {
  if (
    short.length < shortest ||
    long.length < (shortest < 3 ? 3 : 4) ||
    short.length > long.length * 0.75 ||
    short[0] !== long[0]
  )
    return false;
  if (long.startsWith(short) && short.length >= 3) return true;
  if (/[aeiou].*[aeiou]/.test(short) || (short.length < 3 && /[aeiou]/.test(short))) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length && long.length >= (short.length < 3 ? 3 : 5);
}
