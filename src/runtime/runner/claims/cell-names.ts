/** The names by which a sentence can speak of rows of a grid. */
import type { Grid } from "./grids.ts";
import { isTimeColumn, waysToWrite } from "./times.ts";
import { isNeutral } from "./vocabulary.ts";

export interface CellName {
  /** In lower case. */
  readonly name: string;
  readonly column: number;
  readonly rows: readonly number[];
  readonly isTime: boolean;
  /** As it stands, where it is an ordinary word, too: `IT`, `May`. */
  readonly exactly: string | undefined;
}

/** Longer texts are no names. */
const LONGEST = 120;

const made = new WeakMap<Grid, readonly CellName[]>();

/** Longest first. */
export function cellNamesOf(grid: Grid): readonly CellName[] {
  const known = made.get(grid) ?? namesIn(grid);
  made.set(grid, known);
  return known;
}

function namesIn(grid: Grid): readonly CellName[] {
  const found = new Map<
    string,
    { column: number; rows: Set<number>; isTime: boolean; text: string }
  >();
  for (const column of grid.columns.keys()) {
    const isTime = isTimeColumn(grid, column);
    const isOfDays =
      isTime &&
      grid.rows.some(
        (row) => typeof row[column] === "string" && !/^\d{4}-\d\d(?:-01)?$/.test(row[column]),
      );
    const isOfMonths =
      isTime &&
      grid.rows.some((row) => typeof row[column] === "string" && !/^\d{4}-01/.test(row[column]));
    for (const [at, row] of grid.rows.entries()) {
      const cell = row[column];
      for (const text of textsOf(cell, column, isTime, isOfDays, isOfMonths)) {
        const one = found.get(text.toLowerCase()) ?? { column, rows: new Set(), isTime, text };
        one.rows.add(at);
        found.set(text.toLowerCase(), one);
      }
    }
  }
  const names = [...found].map(([name, { column, rows, isTime, text }]): CellName => ({
    name,
    column,
    rows: [...rows],
    isTime,
    exactly: isNeutral(name) || name === "may" ? (isTime ? capital(text) : text) : undefined,
  }));
  return names.toSorted((a, b) => b.name.length - a.name.length);
}

/** Texts, times, and whole numbers of the first column: years and ids. */
function textsOf(
  cell: unknown,
  column: number,
  isTime: boolean,
  isOfDays: boolean,
  isOfMonths: boolean,
): string[] {
  if (isTime && typeof cell === "number") return [String(cell)];
  if (isTime) return typeof cell === "string" ? waysToWrite(cell, isOfDays, isOfMonths) : [];
  if (typeof cell === "string")
    return cell.trim() === "" || cell.length > LONGEST ? [] : [cell.trim()];
  return column === 0 && typeof cell === "number" && Number.isInteger(cell) ? [String(cell)] : [];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
