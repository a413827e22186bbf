/** Results of DuckDB as the rows that tools exchange. */
import type { DuckDBResultReader } from "@duckdb/node-api";
import type { Cell, ColumnType, Table } from "../../catalog/authoring.ts";
import { columnType } from "./column-types.ts";

export type Row = Record<string, Cell>;

export interface Rows {
  readonly columns: Table["columns"];
  readonly rows: Row[];
}

export function readRows(reader: DuckDBResultReader): Rows {
  const columns = reader
    .deduplicatedColumnNames()
    .map((name, i) => ({ name, type: columnType(reader.columnType(i)) }));
  const rows = reader
    .getRowsJson()
    .map((values) =>
      Object.fromEntries(columns.map(({ name, type }, i) => [name, toCell(values[i], type)])),
    );
  return { columns, rows };
}

/** DuckDB writes long integers and decimals as text, times with a space, and non-finite numbers by name. */
function toCell(value: unknown, type: ColumnType): Cell {
  if (value === null || value === undefined) return null;
  if (type === "number") return Number.isFinite(Number(value)) ? Number(value) : null;
  if (type === "boolean") return value === true;
  if (typeof value !== "string") return JSON.stringify(value);
  return type === "time" ? value.replace(" 00:00:00", "").replace(" ", "T") : value;
}
