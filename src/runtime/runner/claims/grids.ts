/** Rows with names and values, wherever an output has them: what comparisons are about. */
import type { Json, JsonObject } from "../../../contract/json.ts";
import { isList, partOf } from "../record/shapes.ts";

export interface Grid {
  readonly columns: readonly string[];
  /** Of each column, where it is known: `%`, `g`. */
  readonly units: readonly (string | undefined)[];
  /** As many cells as columns. */
  readonly rows: readonly (readonly Json[])[];
  /** Whether it is one record, whose fields are rows here: `{ "Oslo": 3, "Rome": 5 }`. */
  readonly isRecord: boolean;
}

/** Longer ones are not searched for names: what is said of their rows is refused. */
const MOST_ROWS = 50_000;

export function gridsIn(data: Json): readonly Grid[] {
  const grids: Grid[] = [];
  const pending: Json[] = [data];
  while (pending.length > 0) {
    const value = pending.pop() as Json;
    if (typeof value !== "object" || value === null) continue;
    const grid = gridOf(value);
    if (grid === undefined) {
      pending.push(...(isList(value) ? value : Object.values(value)));
      continue;
    }
    if (grid.rows.length <= MOST_ROWS) grids.push(grid);
    for (const cell of grid.rows.flat())
      if (typeof cell === "object" && cell !== null) pending.push(cell);
  }
  return grids.filter((grid) => !isOfColumns(grid, grids));
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
      return gridFrom(
        part.table.columns.map(({ name }) => name),
        part.table.rows,
        part.table.columns.map(({ unit }) => unit),
      );
    case "points":
      return gridFrom(
        ["at", "value"],
        part.points.map(({ at, value: y }) => ({ at, value: y })),
      );
    case "records":
      return gridFrom([...new Set(part.records.flatMap((one) => Object.keys(one)))], part.records);
    case "object":
      return recordGrid(part.value);
    default:
      return undefined;
  }
}

/** `{ "symbol": "AAPL", "mean": 64.73 }`: one row, which has a name. */
function isNamedRecord(value: JsonObject): boolean {
  const cells = Object.values(value);
  const isFlat = cells.every((cell) => cell === null || typeof cell !== "object");
  return (
    isFlat &&
    cells.some((cell) => typeof cell === "number") &&
    cells.some((cell) => typeof cell === "string")
  );
}

/** Rows of the same columns in one grid: what two tasks have returned in one form is compared as one. */
export function mergedGrids(all: readonly Grid[]): readonly Grid[] {
  const found = new Map<string, Grid>();
  for (const grid of all) {
    const key = JSON.stringify([grid.columns, grid.units, grid.isRecord]);
    const same = found.get(key);
    found.set(key, same === undefined ? grid : { ...same, rows: [...same.rows, ...grid.rows] });
  }
  return [...found.values()];
}

function recordGrid(value: JsonObject): Grid | undefined {
  const rows = Object.entries(value);
  if (isNamedRecord(value)) return gridFrom(Object.keys(value), [value]);
  if (rows.length < 2 || rows.some(([, cell]) => typeof cell !== "number")) return undefined;
  return { columns: ["name", "value"], units: [], rows, isRecord: true };
}

function gridFrom(
  columns: readonly string[],
  records: readonly JsonObject[],
  units: readonly (string | undefined)[] = [],
): Grid {
  return {
    columns,
    units,
    rows: records.map((one) => columns.map((name) => one[name] ?? null)),
    isRecord: false,
  };
}
