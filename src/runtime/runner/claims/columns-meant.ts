/** Which columns of numbers a clause speaks of. */
import { stemOf, stemsOfName } from "./stems.ts";
import { wordsIn } from "./words-of.ts";
import type { Clause } from "./clauses.ts";
import { SUPERLATIVES } from "./direction-words.ts";
import type { Grid } from "./grids.ts";
import { isColumn, isWord } from "./items.ts";
import { isTimeColumn } from "./times.ts";

const ofNumbers = new WeakMap<Grid, readonly number[]>();

export function numberColumns(grid: Grid): readonly number[] {
  const known = ofNumbers.get(grid) ?? numberColumnsIn(grid);
  ofNumbers.set(grid, known);
  return known;
}

function numberColumnsIn(grid: Grid): readonly number[] {
  return [...grid.columns.keys()].filter((column) => {
    const cells = grid.rows.map((row) => row[column] ?? null).filter((cell) => cell !== null);
    return (
      cells.length > 0 &&
      cells.every((cell) => typeof cell === "number") &&
      !isTimeColumn(grid, column)
    );
  });
}

export function timeColumns(grid: Grid): number[] {
  return [...grid.columns.keys()].filter((column) => isTimeColumn(grid, column));
}

/**
 * Those that the clause names; else those of which it has most words; else those of the clause before; else those that
 * the request names; else all of them. More than one: what is said has to hold in each of them, or nobody can tell.
 */
export function columnsMeant(
  clause: Clause,
  grid: Grid,
  query: string,
  among: readonly number[] = numberColumns(grid),
): readonly number[] {
  const named = new Set(clause.items.filter(isColumn).flatMap(({ columns }) => columns));
  const words = clause.items
    .filter((item) => isWord(item) && !SUPERLATIVES.has(item.word))
    .map((item) => (isWord(item) ? item.stem : ""));
  const asked = wordsIn(query.replaceAll("_", " ")).map(stemOf);
  const direct = among.filter((column) => named.has(column));
  const partly = mostWords(direct.length > 0 ? direct : among, words, grid);
  const ways = [
    partly.length > 0 ? partly : direct,
    among.filter((column) => clause.before.includes(column)),
    mostWords(among, asked, grid),
  ];
  return ways.find(({ length }) => length > 0) ?? among;
}

/** The columns with the most words of their names among these, and more than none. */
function mostWords(among: readonly number[], words: readonly string[], grid: Grid): number[] {
  const counts = among.map(
    (column) =>
      stemsOfName(grid.columns[column] ?? "").filter((stem) => words.includes(stem)).length,
  );
  const most = Math.max(0, ...counts);
  return most === 0 ? [] : among.filter((_, at) => counts[at] === most);
}

/** A value that a comparison goes by: a number, or the time. */
export function keyOf(cell: unknown): number | undefined {
  if (typeof cell === "number") return cell;
  if (typeof cell !== "string" || !/^\d{4}-\d\d/.test(cell)) return undefined;
  const time = Date.parse(cell);
  return Number.isNaN(time) ? undefined : time;
}
