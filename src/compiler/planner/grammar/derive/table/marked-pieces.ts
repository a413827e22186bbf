/** What numbers, times and quoted words are by themselves. */
import { isFunctionWord } from "../../link/function-words.ts";
import type { LexiconWord } from "../../link/lexicon-word.ts";
import type { Mark } from "../../read/reading.ts";
import type { Meaning } from "./parts.ts";
import type { Clause, Piece } from "./piece.ts";

/** "The first 2000 rows" are that many. */
const ROWS = new Set(["rows", "records", "entries", "lines"]);

export function markPieces(clause: Clause, mark: Mark): Piece[] {
  const { reading, span, lower } = clause;
  const length = mark.to - mark.from;
  const pieces: Piece[] = [];
  const meaning = meaningOf(mark);
  // 2012 may be a number, and is a year more often.
  const isYear =
    mark.is !== "time" &&
    !ROWS.has(lower(mark.to)) &&
    reading.marks.some(({ is, from, to }) => is === "time" && from >= mark.from && to <= mark.to);
  if (meaning !== undefined) {
    const weight = isYear ? 0.8 : 1;
    const said: Meaning = isYear && meaning.is === "number" ? { ...meaning, year: true } : meaning;
    pieces.push({ length, weight, became: mark.is, meaning: said });
  }
  if (mark.is === "quoted") pieces.push(...quotedPieces(clause, mark.text, length));
  // "From June on": from then to the end.
  const next = lower(mark.to + 1);
  const isEnd =
    mark.to + 1 === span.to || isFunctionWord(next) || reading.tokens[mark.to + 1]?.kind === "sign";
  if (mark.is === "time" && lower(mark.from - 1) === "from" && lower(mark.to) === "on" && isEnd) {
    const open: Meaning = { is: "openPeriod", period: mark.period, comparator: ">=" };
    pieces.push({ length: length + 1, weight: 1.2, became: mark.is, meaning: open });
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
function quotedPieces({ lexicon }: Clause, text: string, length: number): Piece[] {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}_'’]+/u)
    .filter((word) => word !== "");
  const said = words.map((lower): LexiconWord => ({
    lower,
    stem: lower,
    named: true,
    isFunction: false,
  }));
  const isWhole = (link: { readonly length: number; readonly weight: number }) =>
    link.length === said.length && link.weight >= 0.9;
  return [
    ...lexicon
      .columnsAt(said, 0)
      .filter(isWhole)
      .map(({ column }): Piece => ({
        length,
        weight: 1,
        became: `column ${column.name}`,
        meaning: { is: "column", column },
      })),
    ...lexicon
      .valuesAt(said, 0)
      .filter(isWhole)
      .map(({ column, value }): Piece => ({
        length,
        weight: 1,
        became: `${column.name} = ${value}`,
        meaning: { is: "value", column, value },
      })),
  ];
}
