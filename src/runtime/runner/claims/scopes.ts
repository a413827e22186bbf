import type { Claim } from "./check.ts";
import { isCell, isWord } from "./items.ts";

const OF_SCOPE = new Set(["in", "during", "for", "within"]);

/**
 * Among which rows something is the highest: "in 2009, A …" means those of 2009. "A … in 2009" can mean those of
 * A, too: then it has to hold among each.
 */
export function scopesOf({ clause, grid }: Claim): readonly (readonly number[])[] {
  const all = [...grid.rows.keys()];
  const columns = new Set(clause.cells.map(({ column }) => column));
  if (columns.size <= 1) return [all];
  const first = clause.items.findIndex(isCell);
  const cell = clause.items[first];
  const before = clause.items[first - 1];
  const isInFront =
    cell !== undefined &&
    isCell(cell) &&
    cell.isTime &&
    first <= 1 &&
    before !== undefined &&
    isWord(before) &&
    OF_SCOPE.has(before.word);
  if (isInFront) return [cell.rows];
  return [...columns].map((column) =>
    clause.cells.filter((one) => one.column === column).flatMap(({ rows }) => rows),
  );
}
