/** Words of a query that are the whole names of columns of the files that it names. */
import type { ColumnFacts } from "../../../../contract/facts.ts";
import { isIdentifier } from "../derive/table/columns.ts";
import type { KnownTable } from "../derive/table/table-question.ts";
import type { Mark, Reading } from "../read/reading.ts";
import { isFunctionWord } from "./function-words.ts";
import { tableLexicon } from "./table-lexicon.ts";

/** Less is a part of a name, a synonym, or a name with a slip: a question about rows may mean it, an argument may not. */
const WHOLE = 0.95;

/** The reading with what the words denote in these tables. */
export function withColumns(reading: Reading, tables: readonly KnownTable[]): Reading {
  const words = reading.tokens.map(({ lower, stem }) => ({
    lower,
    stem,
    named: false,
    isFunction: isFunctionWord(lower),
  }));
  const isWithin = (at: number): boolean =>
    reading.marks.some(
      ({ is, from, to }) => (is === "quoted" || is === "path") && from <= at && at < to,
    );
  const found = tables.flatMap(({ columns }): Mark[] => {
    const lexicon = tableLexicon(columns);
    const plain = words.flatMap((_, from) =>
      lexicon
        .columnsAt(words, from)
        .filter(
          ({ weight }, _at, all) =>
            weight >= WHOLE &&
            !isWithin(from) &&
            (weight === 1 || all.every((one) => one.weight < 1)),
        )
        .map(({ column, length }) => ({ from, to: from + length, column })),
    );
    const quoted = reading.marks.flatMap((mark) => {
      const column = columns.find(({ name }) => mark.is === "quoted" && name === mark.text);
      return column === undefined ? [] : [{ from: mark.from, to: mark.to, column }];
    });
    // What tells rows apart measures nothing: "the average days from order …" is no average of `order_no`.
    const typeOf = (column: ColumnFacts) =>
      column.type === "number" && isIdentifier(column) ? "text" : column.type;
    return [...plain, ...quoted].map(({ from, to, column }) => ({
      is: "column",
      from,
      to,
      name: column.name,
      type: typeOf(column),
    }));
  });
  return found.length === 0 ? reading : { ...reading, marks: [...reading.marks, ...found] };
}
