/** Rows with names and values, wherever an output has them: what comparisons are about. */
import type { Json, JsonObject } from "../../../contract/json.ts";
import { isList, partOf } from "../record/shapes.ts";

export interface Grid {
  readonly columns: readonly string[];
  /** As many cells as columns. */
  readonly rows: readonly (readonly Json[])[];
  /** Whether it is one record, whose fields are rows here: `{ "Oslo": 3, "Rome": 5 }`. */
  readonly isRecord: boolean;
}

export interface Gathered {
  readonly grids: readonly Grid[];
  /** What stands outside of them, and how many rows and items there are. */
  readonly loose: readonly Json[];
}

/** Longer ones are not searched for names: what is said of their rows is refused. */
const MOST_ROWS = 50_000;

export function gridsIn(data: Json): Gathered {
  const grids: Grid[] = [];
  const loose: Json[] = [];
  const pending: Json[] = [data];
  while (pending.length > 0) {
    const value = pending.pop() as Json;
    if (typeof value !== "object" || value === null) {
      loose.push(value);
      continue;
    }
    if (isList(value)) loose.push(value.length);
    const grid = gridOf(value);
    if (grid === undefined) {
      pending.push(...(isList(value) ? value : Object.values(value)));
      continue;
    }
    loose.push(grid.rows.length);
    if (grid.rows.length <= MOST_ROWS) grids.push(grid);
    for (const cell of grid.rows.flat()) if (typeof cell === "object" && cell !== null) pending.push(cell); // prettier-ignore
  }
  return { grids: grids.filter((grid) => !isOfColumns(grid, grids)), loose };
}

/** Whether its rows are about the columns of another one: "the price of AAPL" names none of them. */
function isOfColumns(grid: Grid, all: readonly Grid[]): boolean {
  const columns = new Set(all.filter((other) => other !== grid).flatMap((other) => other.columns));
  const texts = grid.rows.map((row) => row.find((cell) => typeof cell === "string"));
  return texts.length > 0 && texts.every((text) => text !== undefined && columns.has(text));
}

function gridOf(value: Json): Grid | undefined {
  const part = partOf(value);
  switch (part.is) {
    case "table":
      return gridFrom(part.table.columns.map(({ name }) => name), part.table.rows); // prettier-ignore
    case "points":
      return gridFrom(["at", "value"], part.points.map(({ at, value: y }) => ({ at, value: y }))); // prettier-ignore
    case "records":
      return gridFrom([...new Set(part.records.flatMap((one) => Object.keys(one)))], part.records);
    case "object":
      return recordGrid(part.value);
    default:
      return undefined;
  }
}

function recordGrid(value: JsonObject): Grid | undefined {
  const rows = Object.entries(value);
  if (rows.length < 2 || rows.some(([, cell]) => typeof cell !== "number")) return undefined;
  return { columns: ["name", "value"], rows, isRecord: true };
}

function gridFrom(columns: readonly string[], records: readonly JsonObject[]): Grid {
  return { columns, rows: records.map((one) => columns.map((name) => one[name] ?? null)), isRecord: false }; // prettier-ignore
}
