/**
 * While a file is read, rows of the table `raw` are told apart by DuckDB's `rowid`: a column of the file that is called
 * so would hide it, and has another name until the columns get their types.
 */
import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "../sql.ts";

/** Names that are read have no blank at their end. */
const HIDDEN = /^rowid $/i;

export function rawName(name: string): string {
  return name.toLowerCase() === "rowid" ? `${name} ` : name;
}

/** The name as it stands in the file. */
export function nameInFile(raw: string): string {
  return HIDDEN.test(raw) ? raw.trimEnd() : raw;
}

/** Renames the column of `raw` that is called `rowid`, if there is one. */
export async function freeRowid(connection: DuckDBConnection): Promise<void> {
  const shape = await connection.runAndReadAll("FROM raw LIMIT 0");
  const hiding = shape.deduplicatedColumnNames().find((name) => rawName(name) !== name);
  if (hiding === undefined) return;
  await connection.run(
    `ALTER TABLE raw RENAME COLUMN ${identifier(hiding)} TO ${identifier(rawName(hiding))}`,
  );
}
