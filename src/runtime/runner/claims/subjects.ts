/** The rows that cells of a clause speak of. */
import type { CellItem } from "./items.ts";

/** One row, or several, for each way to take one cell of every column. */
export interface Subject {
  readonly cells: readonly CellItem[];
  readonly rows: readonly number[];
}

/** More are not looked at. */
const MOST = 60;

/** Of each combination of a cell of every column that is named; undefined when there are too many. */
export function subjectsOf(cells: readonly CellItem[]): readonly Subject[] | undefined {
  const byColumn = new Map<number, CellItem[]>();
  for (const cell of cells) {
    const same = byColumn.get(cell.column) ?? [];
    if (!same.some(({ text }) => text.toLowerCase() === cell.text.toLowerCase())) same.push(cell);
    byColumn.set(cell.column, same);
  }
  if (byColumn.size === 0) return [];
  let found: Subject[] = [{ cells: [], rows: [] }];
  for (const group of byColumn.values()) {
    found = found.flatMap((one) =>
      group.map((cell) => ({
        cells: [...one.cells, cell],
        rows: one.cells.length === 0 ? cell.rows : both(one.rows, cell.rows),
      })),
    );
    if (found.length > MOST) return undefined;
  }
  return found;
}

/** Whether there are rows for each combination. */
export function areCoherent(cells: readonly CellItem[]): boolean {
  return subjectsOf(cells)?.every(({ rows }) => rows.length > 0) ?? false;
}

export function both(a: readonly number[], b: readonly number[]): number[] {
  const other = new Set(b);
  return a.filter((row) => other.has(row));
}
