/** What the rows of a table are called: as the file is, or as the column that numbers them. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import { wordsOfName } from "../../link/identifier.ts";
import { stemWord } from "../../../../language/stem.ts";
import { identifierNoun, isUnique } from "./columns.ts";
import type { KnownTable } from "./table-question.ts";

export interface RowNouns {
  /** Stems of words that stand for rows by themselves: "rides" of `bike_rides.csv`, and of a `ride_id` for each row. */
  readonly heads: ReadonlySet<string>;
  /** Other words of the name of the file, of which a column may be called too: rows or its values are meant. */
  readonly shared: ReadonlySet<string>;
  /** Stems that may stand before them, as in the name of the file. */
  readonly before: ReadonlySet<string>;
}

/** Files are called so whatever stands in them. */
const GENERIC = new Set("data dataset table list file export report sheet record row sample csv all new final".split(" ").map(stemWord)); // prettier-ignore

export function rowNounsOf(
  [first]: readonly KnownTable[],
  columns: readonly ColumnFacts[],
  rows: number | undefined,
): RowNouns {
  const named = wordsOfName(first?.name ?? "").words.filter((word) => /^\p{L}{3,}$/u.test(word));
  const words = named.map(stemWord);
  const head = words.findLast((word) => !GENERIC.has(word));
  const isOfRows = (column: ColumnFacts) => isUnique(column, { rows });
  const numbered = columns.filter((column) => first?.columns.includes(column) !== false && isOfRows(column)).flatMap((column) => identifierNoun(column) ?? []); // prettier-ignore
  // A column that is called so is what is meant.
  const others = new Set(columns.flatMap((column) => {
    const noun = identifierNoun(column);
    return noun === undefined ? wordsOfName(column.name).stems.join(" ") : isOfRows(column) ? [] : noun;
  })); // prettier-ignore
  const own = [head, numbered[0]].filter((stem) => stem !== undefined && !others.has(stem));
  const numbering = new Set(columns.map(identifierNoun));
  const shared = words.filter((word) => !own.includes(word) && !numbering.has(word));
  return { heads: new Set(own as string[]), shared: new Set(shared), before: new Set(words) };
}
