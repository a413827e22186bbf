import { doesNotFollow, verdict, type ClauseCheck } from "./check.ts";
import { isComparing } from "./direction-words.ts";
import { isCell, isColumn, isNumber, isWord, type CellItem } from "./items.ts";
import { numberColumns, timeColumns } from "./columns-meant.ts";

/** A column of ends is itself a claim, and computed as one. */
const SUPERLATIVE_START = /^(?:highest|lowest|max|min)/i;

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
  const strange = clause.items
    .filter(isColumn)
    .filter(({ columns }) => !columns.some((column) => numbers.has(column) || mine.has(column)));
  if (strange.length > 0)
    return verdict([], ...strange.map(({ text }) => doesNotFollow(text, tasks)));
  // "The price of A was 2009" says a value of a column, and none that is a number.
  const isIdle =
    clause.items.some(
      (item) => isColumn(item) && item.columns.every((column) => numbers.has(column)),
    ) && !clause.items.some((item) => isNumber(item) || (isWord(item) && isComparing(item.word)));
  if (isIdle && !SUPERLATIVE_START.test(clause.items.find(isColumn)?.text ?? ""))
    return verdict([], doesNotFollow(clause.items.map(({ text }) => text).join(" "), tasks));
  const times = clause.items.some((item) => isCell(item) && item.isTime) ? timeColumns(grid) : [];
  const isTimeNamed = clause.items
    .filter(isColumn)
    .some(({ columns }) => columns.some((column) => times.includes(column)));
  // Of the first, the last and the highest of a series, a time alone does not say which.
  if (times.length > 1 && !isTimeNamed)
    return verdict([], `it does not say which time of ${tasks} is meant`);
  const texts = new Set(
    grid.rows.map((row) => row[first.column] ?? null).filter((cell) => cell !== null),
  );
  const named = new Set(cells.map(({ text }) => text.toLowerCase()));
  const isShown = mine.size > 1 && isComplete(clause.cells);
  return isShown || grid.rows.length === 1 || (mine.size === 1 && named.size === texts.size)
    ? verdict(cells)
    : verdict([]);
};

/** "Group 1 has A and B" leaves out no row of group 1. */
function isComplete(cells: readonly CellItem[]): boolean {
  const all = new Set(cells.flatMap(({ rows }) => rows));
  const columns = [...new Set(cells.map(({ column }) => column))];
  const rowsOf = (column: number): ReadonlySet<number> =>
    new Set(cells.filter((cell) => cell.column === column).flatMap(({ rows }) => rows));
  const lists = columns.filter(
    (column) =>
      new Set(cells.filter((cell) => cell.column === column).map(({ text }) => text.toLowerCase()))
        .size > 1,
  );
  return lists.every((list) => {
    const others = columns.filter((column) => column !== list).map(rowsOf);
    const meant = [...all].filter((row) => others.every((rows) => rows.has(row)));
    return meant.every((row) => rowsOf(list).has(row));
  });
}
