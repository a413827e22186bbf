/** The names by which a sentence speaks of columns of a grid. */
import type { Grid } from "./grids.ts";
import type { ColumnItem } from "./items.ts";
import { stemOf, stemsOfName } from "./stems.ts";

/** Aggregates in front of a name, which a sentence may leave out where nothing else has the name. */
const AGGREGATES = new Set(["mean", "min", "max", "total", "median", "count"]);

interface ColumnName {
  readonly stems: readonly string[];
  readonly columns: readonly number[];
}

const made = new WeakMap<Grid, readonly ColumnName[]>();

function namesOf(grid: Grid): readonly ColumnName[] {
  const known = made.get(grid);
  if (known !== undefined) return known;
  const found = new Map<string, number[]>();
  const add = (stems: readonly string[], column: number): void => {
    const key = stems.join(" ");
    if (key !== "") found.set(key, [...new Set([...(found.get(key) ?? []), column])]);
  };
  for (const [column, name] of grid.columns.entries()) {
    const stems = stemsOfName(name);
    add(stems, column);
    if (AGGREGATES.has(stems[0] ?? "")) add(stems.slice(1), column);
  }
  const names = [...found].map(([key, columns]) => ({ stems: key.split(" "), columns }));
  const sorted = names.toSorted((a, b) => b.stems.length - a.stems.length);
  made.set(grid, sorted);
  return sorted;
}

/** The longest name of a column that a text begins with. */
export function columnNameAt(rest: string, grid: Grid): ColumnItem | undefined {
  const words = [...rest.matchAll(/[\p{L}\p{N}]+/gu)].slice(0, 12);
  if (words[0]?.index !== 0) return undefined;
  for (const { stems, columns } of namesOf(grid)) {
    const last = words[stems.length - 1];
    if (last === undefined || !stems.every((stem, at) => stemOf(words[at]?.[0] ?? "") === stem))
      continue;
    const end = last.index + last[0].length;
    // Only spaces, `_` and `-` join the words of one name.
    if (!/^[\p{L}\p{N}\s_-]+$/u.test(rest.slice(0, end))) continue;
    return { is: "column", text: rest.slice(0, end), columns };
  }
  return undefined;
}
