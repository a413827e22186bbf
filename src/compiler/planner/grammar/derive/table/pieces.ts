/** The parts that single words and marks are by themselves. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import { stemWord } from "../../../../language/stem.ts";
import { synonymsOf } from "../../../../language/thesaurus.ts";
import { addsNothing, isFunctionWord, isLightVerb } from "../../link/function-words.ts";
import { wordsOfName } from "../../link/identifier.ts";
import type { LexiconWord } from "../../link/lexicon-word.ts";
import { operatorsAt } from "../../link/operator-words.ts";
import type { ColumnLink, TableLexicon } from "../../link/table-lexicon.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { truthOf } from "./columns.ts";
import type { Meaning, Part } from "./parts.ts";
import { markPieces } from "./marked-pieces.ts";
import { isOrderOf, type Clause, type Piece } from "./piece.ts";
import { KIND, rowsAt, type RowNouns } from "./row-nouns.ts";

/** Of a link that is weaker, nothing is made. */
const WEAKEST = 0.55;
/** From here on a column is named by its whole name. */
const WHOLE = 0.97;
/** Up to here it is only one of the words of a name. */
const WHOLE_PART = 0.7;
/** For each further word of a name that is said as a whole. */
const WHOLE_NAME = 0.4;
/** A column with so few different values has kinds of things: dogs and cats. */
const KINDS = 30;

/**
 * @param nouns what the rows are called
 * @param isOpen whether another word may be what they are called
 */
export function piecesOf(
  reading: Reading,
  span: Span,
  lexicon: TableLexicon,
  nouns: RowNouns,
  isOpen: boolean,
): Part[] {
  const { tokens, marks } = reading;
  const all = tokens.map(({ lower, stem, text }, at): LexiconWord => ({
    lower,
    stem,
    named: at > span.from && /^\p{Lu}/u.test(text),
    isFunction: isFunctionWord(lower),
  }));
  const words = all.slice(0, span.to);
  const clause: Clause = {
    reading,
    span,
    lexicon,
    nouns,
    words,
    lower: (at) => words[at]?.lower ?? "",
  };
  const pieces: Part[] = [];
  /** Where the name of a column that is said as a whole ends. */
  let named = span.from;
  for (let at = span.from; at < span.to; at += 1) {
    const rows = rowsAt(reading, at, span, nouns);
    // Where rows are called so, a name of which it is a part is not meant.
    // Nor is "opened" by a word that stands in the table as it is: the open ones.
    const isValue = lexicon.valuesAt(words, at).some((one) => one.length === 1 && one.weight === 1);
    const isOrdered = at === span.from && isOrderOf(clause, at);
    const isRowVerb = words[at]?.stem === nouns.head && clause.lower(at).endsWith("ed");
    const links = lexicon
      .columnsAt(words, at)
      .filter(({ weight }) => weight === 1 || (!isOrdered && (!isRowVerb || weight > WHOLE_PART)))
      .filter(({ length, weight }) => length > rows || weight >= WHOLE)
      .filter(({ length, weight }) => !isValue || length > 1 || weight === 1);
    for (const { length, weight } of links)
      if (length > 1 && weight >= WHOLE) named = Math.max(named, at + length);
    const values = valuesAt(clause, at, named);
    const found = [
      ...(rows > 0 ? [rowsOf(rows, 0.95, { is: "operator", op: "rows" })] : []),
      ...operatorPieces(clause, at, links),
      ...columnPieces(clause, links),
      ...values.pieces,
      ...(rows > 0 || values.isAny || !canBeRows(clause, at, isOpen)
        ? []
        : nounPieces(clause, at, links)),
      ...sharedNouns(clause, at),
      ...oppositePieces(clause, at),
      // "Which kiln fired the most pieces", of firings: it is what each row is.
      ...(isRowVerb && links.length === 0
        ? [{ length: 1, weight: 0.6, became: "rows", meaning: { is: "noise" } } as const]
        : []),
      ...marks.filter(({ from }) => from === at).flatMap((mark) => markPieces(clause, mark)),
    ];
    for (const { length, weight, became, meaning, extra = 0, assumed } of found) {
      if (weight < WEAKEST || at + length > span.to) continue;
      const place = { from: at, to: at + length };
      const uses = [{ ...place, became, weight }];
      pieces.push({
        ...place,
        score: weight * length + extra,
        uses,
        assumed: assumed === undefined ? [] : [assumed],
        ...meaning,
      });
    }
  }
  return pieces;
}

function rowsOf(length: number, weight: number, meaning: Meaning): Piece {
  return { length, weight, became: "rows", meaning };
}

function operatorPieces(
  { lexicon, words, lower }: Clause,
  at: number,
  links: readonly ColumnLink[],
): Piece[] {
  const isName = links.some(({ weight, length }) => weight === 1 && length === 1);
  const lowers = words.map((word) => word.lower);
  return operatorsAt(lowers, at).flatMap(({ words: wording, operator }) => {
    // "Out of stock" is without any; "ten out of all" leaves nothing out.
    if (wording.join(" ") === "out of" && lexicon.columnsAt(words, at + 2).length === 0) return [];
    // "At least" is no extreme.
    if (operator.op === "extreme" && at > 0 && lower(at - 1) === "at") return [];
    // Nor is "the round" a way of speaking where rounds are a column.
    const isSpeaking = operator.op === "noise" || operator.op === "bucket";
    if (isSpeaking && isName && wording.length === 1) return [];
    const meaning: Meaning = { is: "operator", ...operator };
    return [{ length: wording.length, weight: 0.95, became: wording.join(" "), meaning }];
  });
}

function columnPieces({ reading }: Clause, links: readonly ColumnLink[]): Piece[] {
  const asksWho = reading.tokens.some(({ lower }) => ["who", "whom", "whose"].includes(lower));
  const exact = new Set(
    links.filter(({ weight }) => weight >= WHOLE && !asksWho).map(({ length }) => length),
  );
  // "Ordered" is `ordered` where that is a column, and no `order_no`.
  const same = new Set(
    links.filter(({ weight }) => weight === 1 && !asksWho).map(({ length }) => length),
  );
  return links
    .filter(
      ({ weight, length }) =>
        weight === 1 || (!same.has(length) && (weight > 0.85 || !exact.has(length))),
    )
    .map(({ column, length, weight, mistyped }) => ({
      length,
      weight,
      assumed: mistyped && `"${mistyped}" is read as ${column.name}`,
      became: `column ${column.name}`,
      meaning: { is: "column", column },
      extra: weight >= 0.75 ? WHOLE_NAME * (length - 1) : 0,
    }));
}

function valuesAt(
  { span, lexicon, words, lower }: Clause,
  at: number,
  named: number,
): { readonly pieces: Piece[]; readonly isAny: boolean } {
  // A word of the name of a column is no part of a value.
  const values = lexicon.valuesAt(words, at).filter(({ within }) => !within || at >= named);
  const isFirst = at === span.from;
  const isAsked = !isFirst && ["which", "what"].includes(lower(at - 1));
  const isCounted = !isFirst && ["many", "of", "the", "which", "what"].includes(lower(at - 1));
  const isPlural = /[^s]s$/.test(lower(at));
  const pieces = values.flatMap(({ column, value, length, weight, within }): Piece[] => {
    if ((isAsked || (isCounted && within)) && length === 1) return [];
    // "How many managers", with Manager among the roles: all rows, or those? It is not known.
    const isUnclear = isPlural && weight < 1 && length === 1 && !/s$/i.test(value);
    if (isCounted && isUnclear && !isKind(column, value)) return [];
    const meaning: Meaning = { is: "value", column, value, ...(within && { within }) };
    return [{ length, weight, became: `${column.name} = ${value}`, meaning }];
  });
  return { pieces, isAny: values.length > 0 };
}

function isKind(
  { complete, distinct = Infinity, values = [] }: ColumnFacts,
  value: string,
): boolean {
  return complete === true && distinct <= KINDS && values.includes(value);
}

/** They say what is computed of two amounts. */
const ARITHMETIC = new Set("times plus minus multiplied divided".split(" "));
const IRREGULAR_PLURALS = new Set("people men women children persons".split(" "));

/** Lifts are no escalators: where the name of a file says what its rows are, only a word for the same is. */
function canBeRows(
  { words, nouns: { head }, lower }: Clause,
  at: number,
  isOpen: boolean,
): boolean {
  if (KIND.test(lower(at))) return true;
  return isOpen && (head === undefined || synonymsOf(words[at]?.stem ?? "").has(head));
}

/** A word that may be what rows are called: none that holds others together, is an operator, or looks like a name. */
function nounPieces(
  { reading, words, lower }: Clause,
  at: number,
  links: readonly ColumnLink[],
): Piece[] {
  const word = lower(at);
  const singular = word.replace(/s$/, "");
  const single = links.filter(({ length }) => length === 1);
  const sharing = single.filter(({ column }) => wordsOfName(column.name).words.includes(singular));
  const isNamed = single.some(
    ({ column, weight }) =>
      weight > 0.81 || wordsOfName(column.name).stems.at(-1) === words[at]?.stem,
  );
  const isUnit = reading.marks.some(
    ({ is, from, to }) => ["quantity", "money", "duration"].includes(is) && from < at && at < to,
  );
  if (isNamed || isUnit || sharing.length > 1) return [];
  if (reading.tokens[at]?.kind !== "word" || !/^\p{L}{3,}$/u.test(word)) return [];
  if (addsNothing(word) || isLightVerb(word) || ARITHMETIC.has(word)) return [];
  if (/(?:ed|ing|ly|est)$/.test(word) && word.length > 5) return [];
  if (
    operatorsAt(
      words.map((one) => one.lower),
      at,
    ).length > 0
  )
    return [];
  const plural = IRREGULAR_PLURALS.has(word) || /[^su]s$|ies$|sses$/.test(word);
  return [{ ...rowsOf(1, WEAKEST, { is: "noun", word, plural }), extra: -0.1 }];
}

function sharedNouns({ words, nouns, lower }: Clause, at: number): Piece[] {
  const word = lower(at);
  return nouns.shared.has(words[at]?.stem ?? "") && /[^su]s$/.test(word)
    ? [rowsOf(1, 0.8, { is: "noun", word, plural: true })]
    : [];
}

/** "Unfurnished", "nonstop" and "inactive": where it is said of a row or is not. */
function oppositePieces({ lexicon, lower }: Clause, at: number): Piece[] {
  const [, rest] = /^(?:un|non-?|in|im)(\p{L}{4,})$/u.exec(lower(at)) ?? [];
  if (rest === undefined) return [];
  const said: LexiconWord = { lower: rest, stem: stemWord(rest), named: false, isFunction: false };
  return lexicon.columnsAt([said], 0).flatMap(({ column, weight }): Piece[] => {
    const value = truthOf(column)?.no;
    if (weight < 0.75 || value === undefined) return [];
    const condition = { op: "=", column: column.name, value } as const;
    const meaning: Meaning = { is: "condition", condition, columns: [column] };
    return [{ length: 1, weight, became: `${column.name} = ${String(value)}`, meaning }];
  });
}
