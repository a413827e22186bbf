/** What the rows of a table are called: as the file is, or as the column that numbers them. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import { wordsOfName } from "../../link/identifier.ts";
import { stemWord } from "../../../../language/stem.ts";
import { identifierNoun, isUnique } from "./columns.ts";
import type { KnownTable } from "./table-question.ts";
import { operatorsAt } from "../../link/operator-words.ts";
import type { Reading, Span, Token } from "../../read/reading.ts";

export interface RowNouns {
  /** Stems of words that stand for rows by themselves: "rides" of `bike_rides.csv`, and of a `ride_id` for each row. */
  readonly heads: ReadonlySet<string>;
  /** Other words of the name of the file, of which a column may be called too: rows or its values are meant. */
  readonly shared: ReadonlySet<string>;
  /** Stem of what the name of the file calls its rows, where it says anything: "lift" of `lifts.csv`. */
  readonly head: string | undefined;
  /** Stems that may stand before them, as in the name of the file. */
  readonly before: ReadonlySet<string>;
  /** Stems of what one row is called whatever stands in it, and no column is: "samples" after a head. */
  readonly ones: ReadonlySet<string>;
}

const stems = (words: string): readonly string[] => words.split(" ").map(stemWord);

/** One row is called so whatever stands in it. */
const ONE = stems("report sheet record row sample");

/** Behind a column they say what its values are: "content type". */
export const KIND = /^(?:type|kind|categor|name)(?:s|y|ies)?$/;

/** Files are called so whatever stands in them. */
const GENERIC = new Set([
  ...ONE,
  ...stems("data dataset table list file export csv all new final"),
]);

/** Whether a word says nothing of what a file holds: "list" of `strand_list.csv`. */
export function isGenericName(lower: string): boolean {
  return GENERIC.has(stemWord(lower));
}

export function rowNounsOf(
  [first]: readonly KnownTable[],
  columns: readonly ColumnFacts[],
  rows: number | undefined,
): RowNouns {
  const named = wordsOfName(first?.name ?? "").words.filter((word) => /^\p{L}{3,}$/u.test(word));
  const words = named.map(stemWord);
  const head = words.findLast((word) => !GENERIC.has(word));
  const isOfRows = (column: ColumnFacts) => isUnique(column, { rows });
  const own = columns.filter(
    (column) => isOfRows(column) && first?.columns.includes(column) !== false,
  );
  const [numbered] = own.flatMap((column) => identifierNoun(column) ?? []);
  // A column that is called so is what is meant.
  const others = new Set(
    columns.flatMap((column) => {
      const noun = identifierNoun(column);
      // "Orders" of `orders.tsv` are its rows, also beside a column `ordered`.
      if (noun === undefined)
        return isParticiple(column) ? [] : wordsOfName(column.name).stems.join(" ");
      return isOfRows(column) ? [] : noun;
    }),
  );
  const heads = new Set(
    [head, numbered].filter((stem) => stem !== undefined && !others.has(stem)),
  ) as ReadonlySet<string>;
  const numbering = new Set(columns.map(identifierNoun));
  const shared = words.filter((word) => !heads.has(word) && !numbering.has(word));
  const inColumns = new Set(columns.flatMap(({ name }) => wordsOfName(name).stems));
  const ones = new Set(ONE.filter((stem) => !inColumns.has(stem)));
  return { heads, shared: new Set(shared), before: new Set(words), ones, head };
}

/** `ordered`, `booking`: what was done, and no thing. */
function isParticiple({ name, type }: ColumnFacts): boolean {
  const { words } = wordsOfName(name);
  return words.length === 1 && type === "time" && /(?:ed|ing)$/.test(words[0] ?? "");
}

/** How many tokens are what rows are called: "exam sheets" of `exam_sheets.csv`, "heat entries" or "heat samples" of `heat_results.csv`. */
export function rowsAt(
  { tokens }: Reading,
  at: number,
  { to }: Span,
  { heads, before, ones }: RowNouns,
): number {
  const isHead = (token?: Token) =>
    token?.kind === "word" && heads.has(token.stem) && !/(?:ed|ing)$/.test(token.lower);
  const isPlural = (token?: Token) => token?.kind === "word" && /[^su]s$|ies$/.test(token.lower);
  const isOne = (token?: Token) => isPlural(token) && ones.has(token?.stem ?? "");
  for (let end = at; end < to && before.has(tokens[end]?.stem ?? ""); end += 1) {
    const [token, next] = tokens.slice(end, end + 2);
    if (before.has(next?.stem ?? "")) continue;
    const isWithin = end + 1 < to && heads.size > 0;
    if (isWithin && isOne(next)) return end + 2 - at;
    if (heads.has(token?.stem ?? "")) return isHead(token) ? end + 1 - at : 0;
    if (isOne(token) && tokens.slice(at, end).some(({ stem }) => heads.has(stem)))
      return end + 1 - at;
    if (isWithin && isPlural(next)) {
      const said = operatorsAt([next?.lower ?? ""], 0);
      return said.some(({ operator }) => operator.op === "rows") ? end + 2 - at : 0;
    }
  }
  return isHead(tokens[at]) ? 1 : 0;
}
