/** The parts that single words and marks are by themselves. */
import { wordsOfName } from "../../link/identifier.ts";
import { operatorsAt } from "../../link/operators.ts";
import type { LexiconWord } from "../../link/lexicon-word.ts";
import type { TableLexicon } from "../../link/table-lexicon.ts";
import { addsNothing, isFunctionWord, isLightVerb } from "../../link/function-words.ts";
import type { Mark, Reading, Span } from "../../read/reading.ts";
import type { Meaning, Part } from "./parts.ts";

/** Of a link that is weaker, nothing is made. */
const WEAKEST = 0.5;
/** For each further word of a name that is said as a whole. */
const WHOLE_NAME = 0.4;

/** @param names stems of the words in the name of the table */
export function piecesOf(
  reading: Reading,
  span: Span,
  lexicon: TableLexicon,
  names: ReadonlySet<string>,
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
    const links = lexicon.columnsAt(inside, at);
    for (const { words: wording, operator } of operatorsAt(lowers, at)) {
      // "At least" is no extreme.
      if (operator.op === "extreme" && lowers[at - 1] === "at") continue;
      // Nor is "the round" a way of speaking where rounds are a column.
      const isName = operator.op === "noise" && wording.length === 1 && links.some(({ weight, length }) => weight === 1 && length === 1); // prettier-ignore
      if (isName) continue;
      push(at, wording.length, 0.95, wording.join(" "), { is: "operator", operator });
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
      if (isCounted && weight < 1 && length === 1 && /[^s]s$/.test(lowers[at] ?? "") && !/s$/i.test(value)) continue; // prettier-ignore
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
    const noun = isNamed ? undefined : nounAt(reading, at);
    if (noun !== undefined) push(at, 1, 0.5, "rows", noun, -0.05);
    const length = namedAt(reading, at, span, names);
    if (length > 0) push(at, length, 0.8, "rows", { is: "noun", word: lowers.slice(at, at + length).join(" "), plural: true, named: true }); // prettier-ignore
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

/** How many tokens are what the table is called, the last of them in the plural: "exam sheets" of `exam_sheets.csv`. */
function namedAt(
  { tokens }: Reading,
  at: number,
  { to }: Span,
  names: ReadonlySet<string>,
): number {
  let length = 0;
  while (at + length < to && names.has(tokens[at + length]?.stem ?? "")) length += 1;
  if (length === 0) return 0;
  const isPlural = (word = "") => /[^su]s$|ies$/.test(word);
  const next = tokens[at + length];
  if (isPlural(tokens[at + length - 1]?.lower)) return length;
  // "Heat entries" of `heat_results.csv`.
  return next?.kind === "word" && isPlural(next.lower) && at + length < to ? length + 1 : 0;
}
