/** Rows of an output that a text speaks of by name, and the values that they have. */
import type { Json } from "../../../contract/json.ts";
import type { ShownNumber } from "../numbers/read-numbers.ts";
import type { Grid } from "./grids.ts";
import { wordsOf } from "./words-of.ts";

export interface NamedRow {
  readonly row: readonly Json[];
  /** Where its name begins in the text. */
  readonly at: number;
  /** As it stands in the data. */
  readonly name: string;
}

/** In the order of the text. A name within a longer one is not meant: `York` in `New York`. */
export function namedRows(text: string, grid: Grid): NamedRow[] {
  const lower = text.toLowerCase();
  const found: NamedRow[] = [];
  for (const row of grid.rows) {
    for (const [column, cell] of row.entries()) {
      const name = nameIn(cell, column);
      if (name === undefined) continue;
      const at = placeOf(name.toLowerCase(), lower);
      if (at !== -1) found.push({ row, at, name });
    }
  }
  const isWithin = (one: NamedRow): boolean =>
    found.some(({ at, name }) => name.length > one.name.length && at <= one.at && one.at + one.name.length <= at + name.length); // prettier-ignore
  return found.filter((one) => !isWithin(one)).toSorted((a, b) => a.at - b.at);
}

/** Texts, and numbers of the first column: years and ids. */
function nameIn(cell: Json, column: number): string | undefined {
  if (typeof cell === "string") return cell.trim() === "" ? undefined : cell.trim();
  return column === 0 && typeof cell === "number" && Number.isInteger(cell)
    ? String(cell)
    : undefined;
}

function placeOf(name: string, text: string): number {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? "";
    const after = text[at + name.length] ?? "";
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return at;
  }
  return -1;
}

/** What cells are compared by: numbers, and times by their text. */
export function keyOf(cell: Json | undefined): number | undefined {
  if (typeof cell === "number") return cell;
  if (typeof cell !== "string" || !/^\d{4}-\d\d/.test(cell)) return undefined;
  const time = Date.parse(cell);
  return Number.isNaN(time) ? undefined : time;
}

/** Columns whose cells can be compared, by position. */
export function comparable({ columns, rows }: Grid, type: "number" | "string"): number[] {
  return [...columns.keys()].filter((column) => {
    const cells = rows.map((row) => row[column] ?? null).filter((cell) => cell !== null);
    return cells.length > 0 && cells.every((cell) => typeof cell === type && keyOf(cell) !== undefined); // prettier-ignore
  });
}

/** Those that a text speaks of: all words of their names are there. */
export function columnsNamed(text: string, { columns }: Grid, among: readonly number[]): number[] {
  const words = wordsOf([text]);
  const isThere = (word: string): boolean => words.has(word) || words.has(`${word}s`) || words.has(word.replace(/s$/, "")); // prettier-ignore
  return among.filter((column) => [...wordsOf([columns[column] ?? ""])].filter((word) => /^\p{L}/u.test(word)).every(isThere) && /\p{L}/u.test(columns[column] ?? "")); // prettier-ignore
}

export function isShownAs({ value, half, scales }: ShownNumber, cell: Json | undefined): boolean {
  if (typeof cell !== "number") return false;
  const actual = Math.abs(cell);
  return scales.some((scale) => {
    const slack = 4 * Number.EPSILON * Math.max(actual, value * scale);
    return Math.abs(actual - value * scale) <= half * scale + slack;
  });
}
