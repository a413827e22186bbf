/** A table as a CSV file, and as a table of DuckDB that knows its types without reading that file. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { name, text } from "../templates/template.ts";
import type { Cell, Column, Table } from "./words.ts";

const SQL_TYPES = {
  text: "VARCHAR",
  integer: "BIGINT",
  decimal: "DOUBLE",
  date: "DATE",
  boolean: "BOOLEAN",
} as const;

export async function loadTable(
  connection: DuckDBConnection,
  as: string,
  { columns, rows }: Table,
): Promise<void> {
  const types = columns.map((column) => `${name(column)} ${SQL_TYPES[column.type]}`);
  await connection.run(`CREATE OR REPLACE TABLE ${as} (${types.join(", ")})`);
  const values = rows.map((row) => `(${row.map(literal).join(", ")})`);
  await connection.run(`INSERT INTO ${as} VALUES ${values.join(", ")}`);
}

function literal(cell: Cell): string {
  return typeof cell === "string" ? text(cell) : String(cell);
}

export function csvOf({ columns, rows }: Table): string {
  const lines = [columns.map(({ header }) => quoted(header)), ...rows.map((row) => cells(row, columns))];
  return lines.map((line) => `${line.join(",")}\n`).join("");
}

function cells(row: readonly Cell[], columns: readonly Column[]): string[] {
  return row.map((cell, i) => {
    if (cell === null) return "";
    if (typeof cell !== "number") return quoted(String(cell));
    return cell.toFixed(columns[i]?.decimals ?? 0);
  });
}

function quoted(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
