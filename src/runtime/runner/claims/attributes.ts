import { doesNotFollow, verdict, type ClauseCheck } from "./check.ts";
import { isCell, isColumn } from "./items.ts";
import { numberColumns } from "./columns-meant.ts";

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
  const texts = new Set(grid.rows.map((row) => row[first.column] ?? null).filter((cell) => cell !== null)); // prettier-ignore
  const named = new Set(cells.map(({ text }) => text.toLowerCase()));
  return mine.size > 1 || grid.rows.length === 1 || named.size === texts.size ? verdict(cells) : verdict([]); // prettier-ignore
};
