/** Results of DuckDB as the rows that tools exchange. */
import type { DuckDBResultReader } from "@duckdb/node-api";
import type { Cell, ColumnType, Table } from "../../catalog/authoring.ts";
import { columnType } from "./read/columns/column-types.ts";

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
  if (type === "number") return typeof value === "string" ? toNumber(value) : finite(Number(value));
  if (type === "boolean") return value === true;
  if (typeof value !== "string") return JSON.stringify(value);
  return type === "time" ? value.replace(" 00:00:00", "").replace(" ", "T") : value;
}

/** Every decimal of this many digits comes back from a double as it was. */
const EXACT_DIGITS = 15;

/** Long integers and decimals stay text of their digits where a double would change them. */
function toNumber(digits: string): Cell {
  const number = Number(digits);
  if (!/^-?\d+(\.\d+)?$/.test(digits)) return finite(number);
  const plain = digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
  const significant = plain.replace(/^-?0*\.?0*/, "").replace(".", "");
  if (significant.length <= EXACT_DIGITS) return number;
  const isExact = plain.includes(".") ? String(number) === plain : BigInt(number) === BigInt(plain);
  return isExact ? number : plain;
}

function finite(number: number): Cell {
  return Number.isFinite(number) ? number : null;
}
