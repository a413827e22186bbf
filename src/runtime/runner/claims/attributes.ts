import { doesNotFollow, verdict, type ClauseCheck } from "./check.ts";
import { isCell, isColumn, type CellItem } from "./items.ts";
import { numberColumns, timeColumns } from "./columns-meant.ts";

/**
 * Names beside names: those of different columns stand in one row (which is what makes them subjects), and in the
 * column that the clause names. A list of names is one of all that a column has.
 */
export const attributes: ClauseCheck = ({ clause, grid, tasks }) => {
  const cells = clause.items.filter(isCell);
  const [first] = cells;
  if (first === undefined) return verdict([]);
  const numbers = new Set(numberColumns(grid));
  const mine = new Set(clause.cells.map(({ column }) => column));
  const strange = clause.items.filter(isColumn).filter(({ columns }) => !columns.some((column) => numbers.has(column) || mine.has(column))); // prettier-ignore
  if (strange.length > 0) return verdict([], ...strange.map(({ text }) => doesNotFollow(text, tasks))); // prettier-ignore
  const times = clause.items.some((item) => isCell(item) && item.isTime) ? timeColumns(grid) : [];
  const isTimeNamed = clause.items.filter(isColumn).some(({ columns }) => columns.some((column) => times.includes(column))); // prettier-ignore
  // Of the first, the last and the highest of a series, a time alone does not say which.
  if (times.length > 1 && !isTimeNamed) return verdict([], `it does not say which time of ${tasks} is meant`); // prettier-ignore
  const texts = new Set(grid.rows.map((row) => row[first.column] ?? null).filter((cell) => cell !== null)); // prettier-ignore
  const named = new Set(cells.map(({ text }) => text.toLowerCase()));
  const isShown = mine.size > 1 && isComplete(clause.cells);
  return isShown || grid.rows.length === 1 || (mine.size === 1 && named.size === texts.size) ? verdict(cells) : verdict([]); // prettier-ignore
};

/** "Group 1 has A and B" leaves out no row of group 1. */
function isComplete(cells: readonly CellItem[]): boolean {
  const all = new Set(cells.flatMap(({ rows }) => rows));
  const columns = [...new Set(cells.map(({ column }) => column))];
  const rowsOf = (column: number): ReadonlySet<number> => new Set(cells.filter((cell) => cell.column === column).flatMap(({ rows }) => rows)); // prettier-ignore
  const lists = columns.filter((column) => new Set(cells.filter((cell) => cell.column === column).map(({ text }) => text.toLowerCase())).size > 1); // prettier-ignore
  return lists.every((list) => {
    const others = columns.filter((column) => column !== list).map(rowsOf);
    const meant = [...all].filter((row) => others.every((rows) => rows.has(row)));
    return meant.every((row) => rowsOf(list).has(row));
  });
}
