/** The parts that single words and marks are by themselves. */
import { wordsOfName } from "../../link/identifier.ts";
import { operatorsAt } from "../../link/operators.ts";
import type { LexiconWord } from "../../link/lexicon-word.ts";
import { stemWord } from "../../../../language/stem.ts";
import { truthOf } from "./columns.ts";
import type { ColumnLink, TableLexicon } from "../../link/table-lexicon.ts";
import { addsNothing, isFunctionWord, isLightVerb } from "../../link/function-words.ts";
import type { Mark, Reading, Span, Token } from "../../read/reading.ts";
import type { Meaning, Part } from "./parts.ts";
import type { RowNouns } from "./row-nouns.ts";

/** Of a link that is weaker, nothing is made. */
const WEAKEST = 0.5;
/** A column with so few different values has kinds of things: dogs and cats. */
const KINDS = 30;
/** For each further word of a name that is said as a whole. */
const WHOLE_NAME = 0.4;

/** @param nouns what the rows are called */
export function piecesOf(
  reading: Reading,
  span: Span,
  lexicon: TableLexicon,
  nouns: RowNouns,
): Part[] {
  const { tokens, marks } = reading;
  const words = tokens.map(({ lower, stem, text }, at): LexiconWord => ({
    lower,
    stem,
    named: at > span.from && /^\p{Lu}/u.test(text),
    isFunction: isFunctionWord(lower),
  }));
  const lowers = tokens.map(({ lower }) => lower);
  const inside = words.slice(0, span.to);
  const asksWho = lowers.some((lower) => ["who", "whom", "whose"].includes(lower));
  const pieces: Part[] = [];
  /** Where the name of a column that is said as a whole ends. */
  let named = span.from;
  const push = (
    from: number,
    length: number,
    weight: number,
    became: string,
    meaning: Meaning,
    extra = 0,
  ): void => {
    if (weight < WEAKEST || from + length > span.to) return;
    const place = { from, to: from + length };
    pieces.push({
      ...place,
      score: weight * length + extra,
      uses: [{ ...place, became, weight }],
      assumed: [],
      ...meaning,
    });
  };
  for (let at = span.from; at < span.to; at += 1) {
    const rows = rowsAt(reading, at, span, nouns);
    // Where rows are called so, a name of which it is a part is not meant.
    const links = lexicon
      .columnsAt(inside, at)
      .filter(({ length, weight }) => rows === 0 || length > rows || weight >= 0.97);
    if (rows > 0) push(at, rows, 0.95, "rows", { is: "operator", op: "rows" });
    for (const { words: wording, operator } of operatorsAt(lowers, at)) {
      // "At least" is no extreme.
      if (operator.op === "extreme" && lowers[at - 1] === "at") continue;
      // Nor is "the round" a way of speaking where rounds are a column.
      const isName = (operator.op === "noise" || operator.op === "bucket") && wording.length === 1 && links.some(({ weight, length }) => weight === 1 && length === 1); // prettier-ignore
      if (isName) continue;
      push(at, wording.length, 0.95, wording.join(" "), { is: "operator", ...operator });
    }
    const exact = new Set(links.flatMap(({ length, weight }) => (weight >= 0.97 && !asksWho ? [length] : []))); // prettier-ignore
    for (const { column, length, weight } of links.filter(
      (one) => one.weight > 0.85 || !exact.has(one.length),
    ))
      // prettier-ignore
      push(at, length, weight, `column ${column.name}`, { is: "column", column }, weight >= 0.75 ? WHOLE_NAME * (length - 1) : 0);
    for (const { length, weight } of links)
      if (length > 1 && weight >= 0.97) named = Math.max(named, at + length);
    // A word of the name of a column is no part of a value.
    const values = lexicon.valuesAt(inside, at).filter(({ within }) => !within || at >= named);
    const before = lowers.slice(Math.max(span.from, at - 2), at).join(" ");
    const isCounted = /(?:^| )(?:many|of|the|which|what)$/.test(before) && at > span.from;
    const isAsked = at > span.from && ["which", "what"].includes(lowers[at - 1] ?? "");
    for (const { column, value, length, weight, within } of values) {
      if ((isAsked || (isCounted && within)) && length === 1) continue;
      // "How many managers", with Manager among the roles: all rows, or those? It is not known.
      const isKind = column.complete === true && (column.distinct ?? Infinity) <= KINDS && column.values?.includes(value) === true; // prettier-ignore
      if (isCounted && weight < 1 && length === 1 && !isKind && /[^s]s$/.test(lowers[at] ?? "") && !/s$/i.test(value)) continue; // prettier-ignore
      push(at, length, weight, `${column.name} = ${value}`, {
        is: "value",
        column,
        value,
        ...(within && { within }),
      });
    }
    const singular = (lowers[at] ?? "").replace(/s$/, "");
    const sharing = links.filter(({ length, column }) => length === 1 && wordsOfName(column.name).words.includes(singular)); // prettier-ignore
    const isNamed = values.length > 0 || sharing.length > 1 || links.some(({ column, length, weight }) => length === 1 && (weight > 0.81 || wordsOfName(column.name).stems.at(-1) === words[at]?.stem)); // prettier-ignore
    const noun = isNamed || rows > 0 ? undefined : nounAt(reading, at);
    if (noun !== undefined) push(at, 1, 0.5, "rows", noun, -0.05);
    if (nouns.shared.has(words[at]?.stem ?? "") && /[^su]s$/.test(lowers[at] ?? ""))
      push(at, 1, 0.8, "rows", { is: "noun", word: lowers[at] ?? "", plural: true });
    for (const { column, weight } of oppositesAt(lexicon, words, at)) {
      const value = truthOf(column)?.no;
      if (value !== undefined) push(at, 1, weight, `${column.name} = ${String(value)}`, { is: "condition", condition: { op: "=", column: column.name, value }, columns: [column] }); // prettier-ignore
    }
    // "From June on": from then to the end.
    const time = marks.find((mark) => mark.is === "time" && mark.from === at);
    if (time?.is === "time" && lowers[at - 1] === "from" && lowers[time.to] === "on" && (time.to + 1 === span.to || isFunctionWord(lowers[time.to + 1] ?? "") || tokens[time.to + 1]?.kind === "sign")) // prettier-ignore
      push(at, time.to + 1 - at, 1.2, "time from then on", { is: "openPeriod", period: time.period, comparator: ">=" }); // prettier-ignore
  }
  const times = marks.filter(({ is }) => is === "time");
  for (const mark of marks) {
    if (mark.from < span.from || mark.to > span.to) continue;
    const meaning = meaningOf(mark);
    // 2012 may be a number, and is a year more often.
    const isYear =
      mark.is !== "time" && times.some(({ from, to }) => from >= mark.from && to <= mark.to);
    if (meaning !== undefined)
      push(mark.from, mark.to - mark.from, isYear ? 0.8 : 1, describe(meaning), meaning);
    if (mark.is === "quoted") pieces.push(...quoted(mark, mark.text, lexicon));
  }
  return pieces;
}

/** "Unfurnished" and "nonstop": where it is said of a row or is not. */
function oppositesAt(
  lexicon: TableLexicon,
  words: readonly LexiconWord[],
  at: number,
): readonly ColumnLink[] {
  const rest = /^(?:un|non-?)(\p{L}{4,})$/u.exec(words[at]?.lower ?? "")?.[1];
  if (rest === undefined) return [];
  const said: LexiconWord = { lower: rest, stem: stemWord(rest), named: false, isFunction: false };
  return lexicon.columnsAt([said], 0).filter(({ column, weight }) => weight >= 0.75 && truthOf(column) !== undefined); // prettier-ignore
}

function meaningOf(mark: Mark): Meaning | undefined {
  switch (mark.is) {
    case "number":
      return { is: "number", value: mark.value, ...(mark.ordinal && { ordinal: true }) };
    case "quantity":
      return { is: "number", value: mark.value, unit: mark.unit };
    case "money":
      return { is: "number", value: mark.value, unit: mark.currency };
    case "percent":
      return { is: "number", value: mark.value, unit: "%" };
    case "duration":
      return { is: "number", value: mark.count, unit: mark.unit };
    case "range":
      return { is: "range", low: mark.low, high: mark.high };
    case "time":
      return { is: "period", period: mark.period };
    case "quoted":
    case "code":
      return { is: "text", text: mark.text };
    default:
      return undefined;
  }
}

/** In quotation marks, a name is a column or a value as it stands there. */
function quoted(span: Span, text: string, lexicon: TableLexicon): Part[] {
  const words = text.split(/[^\p{L}\p{M}\p{N}_'’]+/u).filter((word) => word !== "");
  const read = words.map((word): LexiconWord => ({
    lower: word.toLowerCase(),
    stem: word.toLowerCase(),
    named: true,
    isFunction: false,
  }));
  const whole = (length: number): boolean => length === read.length;
  const place = { from: span.from, to: span.to };
  const score = span.to - span.from;
  const part = (became: string, meaning: Meaning, weight: number): Part => ({
    ...place, score: score * weight, uses: [{ ...place, became, weight }], assumed: [], ...meaning,
  }); // prettier-ignore
  return [
    ...lexicon.columnsAt(read, 0).filter(({ length, weight }) => whole(length) && weight >= 0.9)
      .map(({ column }) => part(`column ${column.name}`, { is: "column", column }, 1)),
    ...lexicon.valuesAt(read, 0).filter(({ length, weight }) => whole(length) && weight >= 0.9)
      .map(({ column, value }) => part(`${column.name} = ${value}`, { is: "value", column, value }, 1)),
  ]; // prettier-ignore
}

function describe(meaning: Meaning): string {
  switch (meaning.is) {
    case "number":
      return meaning.unit === undefined
        ? String(meaning.value)
        : `${meaning.value} ${meaning.unit}`;
    case "range":
      return `${meaning.low} to ${meaning.high}`;
    case "period":
      return meaning.period.from === meaning.period.to
        ? `time ${meaning.period.from ?? ""}`
        : `time from ${meaning.period.from ?? "the beginning"} to ${meaning.period.to ?? "now"}`;
    case "text":
      return `"${meaning.text}"`;
    default:
      return meaning.is;
  }
}

const IRREGULAR_PLURALS = new Set("people men women children persons".split(" "));

/** A word that may be what rows are called: none that holds others together, is an operator, or looks like a name. */
function nounAt({ tokens }: Reading, at: number): Meaning | undefined {
  const token = tokens[at];
  if (token?.kind !== "word" || !/^\p{L}{3,}$/u.test(token.lower)) return undefined;
  if (addsNothing(token.lower) || isLightVerb(token.lower)) return undefined;
  if (/(?:ed|ing|ly|est)$/.test(token.lower) && token.lower.length > 5) return undefined;
  const lowers = tokens.map(({ lower }) => lower);
  if (operatorsAt(lowers, at).length > 0) return undefined;
  const plural = IRREGULAR_PLURALS.has(token.lower) || /[^su]s$|ies$|sses$/.test(token.lower);
  return { is: "noun", word: token.lower, plural };
}

/** How many tokens are what rows are called: "exam sheets" of `exam_sheets.csv`, "heat entries" of `heat_results.csv`. */
function rowsAt(
  { tokens }: Reading,
  at: number,
  { to }: Span,
  { heads, before }: RowNouns,
): number {
  const isNoun = (token?: Token) => token?.kind === "word" && !/(?:ed|ing)$/.test(token.lower);
  const isPlural = (word = "") => /[^su]s$|ies$/.test(word);
  let length = 0;
  while (at + length < to && before.has(tokens[at + length]?.stem ?? "")) {
    const [token, next] = tokens.slice(at + length, at + length + 2);
    length += 1;
    if (heads.has(token?.stem ?? "") && !before.has(next?.stem ?? "")) return isNoun(token) ? length : 0; // prettier-ignore
    if (at + length < to && next?.kind === "word" && isPlural(next.lower) && heads.size > 0 && !before.has(next.stem)) return operatorsAt([next.lower], 0).some(({ operator }) => operator.op === "rows") ? length + 1 : 0; // prettier-ignore
  }
  return heads.has(tokens[at]?.stem ?? "") && isNoun(tokens[at]) ? 1 : 0;
}
