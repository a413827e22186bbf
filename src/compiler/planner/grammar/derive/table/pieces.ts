/** The parts that single words and marks are by themselves. */
import { operatorsAt } from "../../link/operators.ts";
import type { LexiconWord, TableLexicon } from "../../link/table-lexicon.ts";
import { isFunctionWord } from "../../link/function-words.ts";
import type { Mark, Reading, Span } from "../../read/reading.ts";
import type { Meaning, Part } from "./parts.ts";

/** Of a link that is weaker, nothing is made. */
const WEAKEST = 0.4;

export function piecesOf(reading: Reading, span: Span, lexicon: TableLexicon): Part[] {
  const { tokens, marks } = reading;
  const words = tokens.map(({ lower, stem, text }, at): LexiconWord => ({
    lower,
    stem,
    named: at > span.from && /^\p{Lu}/u.test(text),
    isFunction: isFunctionWord(lower),
  }));
  const lowers = tokens.map(({ lower }) => lower);
  const inside = words.slice(0, span.to);
  const pieces: Part[] = [];
  const push = (
    from: number,
    length: number,
    weight: number,
    became: string,
    meaning: Meaning,
  ): void => {
    if (weight < WEAKEST || from + length > span.to) return;
    const place = { from, to: from + length };
    pieces.push({
      ...place,
      score: weight * length,
      uses: [{ ...place, became, weight }],
      assumed: [],
      ...meaning,
    });
  };
  for (let at = span.from; at < span.to; at += 1) {
    for (const { words: wording, operator } of operatorsAt(lowers, at))
      push(at, wording.length, 0.95, wording.join(" "), { is: "operator", operator });
    for (const { column, length, weight } of lexicon.columnsAt(inside, at))
      push(at, length, weight, `column ${column.name}`, { is: "column", column });
    for (const { column, value, length, weight } of lexicon.valuesAt(inside, at))
      push(at, length, weight, `${column.name} = ${value}`, { is: "value", column, value });
  }
  for (const mark of marks) {
    if (mark.from < span.from || mark.to > span.to) continue;
    const meaning = meaningOf(mark);
    if (meaning !== undefined) push(mark.from, mark.to - mark.from, 1, describe(meaning), meaning);
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
