/** Numbers of an output outside of rows, by the words that name them. */
import type { Json } from "../../../contract/json.ts";
import { isList, partOf } from "../record/shapes.ts";
import type { Grid } from "./grids.ts";
import { isTimeColumn } from "./times.ts";
import { stemsOfName } from "./stems.ts";

export interface Fact {
  readonly name: string;
  /** Of the words of its name: `reading`, `ease`. */
  readonly stems: readonly string[];
  readonly value: number;
}

/** Fields that are numbers, and how many items a named list has. */
export function factsIn(data: Json): Fact[] {
  const found: Fact[] = [];
  const pending: Json[] = [data];
  while (pending.length > 0) {
    const value = pending.pop() as Json;
    if (
      typeof value !== "object" ||
      value === null ||
      isList(value) ||
      partOf(value).is !== "object"
    )
      continue;
    for (const [name, item] of Object.entries(value)) {
      if (typeof item === "number") found.push({ name, stems: stemsOfName(name), value: item });
      else if (item !== null && isList(item))
        found.push({ name, stems: stemsOfName(name), value: item.length });
      else pending.push(item);
    }
  }
  // A name that has two numbers names none.
  const values = new Map<string, Set<number>>();
  for (const { stems, value } of found)
    values.set(stems.join(" "), (values.get(stems.join(" ")) ?? new Set()).add(value));
  return found.filter(({ stems }) => values.get(stems.join(" "))?.size === 1);
}

/** How many different values the columns of names and times have: `five symbols`. */
export function countsOf(grid: Grid): Fact[] {
  return [...grid.columns.entries()].flatMap(([column, name]) => {
    const cells = grid.rows.map((row) => row[column] ?? null).filter((cell) => cell !== null);
    const isOfNames = cells.every((cell) => typeof cell === "string");
    if (cells.length === 0 || !isOfNames || grid.isRecord) return [];
    const isKey =
      new Set(cells).size === cells.length || isTimeColumn(grid, column) || column === 0;
    return isKey ? [{ name, stems: stemsOfName(name), value: new Set(cells).size }] : [];
  });
}
