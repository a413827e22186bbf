/** How a file becomes a table: names as a person would write them, types by the evidence of all values. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Note } from "../../../catalog/authoring.ts";
import { identifier } from "../sql.ts";
import type { ReadColumn } from "./column.ts";
import { normalise } from "./columns/normalise.ts";
import type { DataFile } from "./existing-file.ts";
import { loadFile } from "./load-file.ts";
import type { ReadingOptions } from "./options.ts";
import { typePlainly } from "./plain-types.ts";
import { leaveOutTotals } from "./totals.ts";

export interface Reading {
  readonly columns: readonly ReadColumn[];
  readonly rows: number;
  /** What was decided about the file, as far as a reader of the answer must know it. */
  readonly notes: readonly Note[];
}

/**
 * Fills the DuckDB table `name` from a file.
 * @throws ToolError that says where the file is broken, or asks what its own evidence does not decide.
 */
export async function readFile(
  connection: DuckDBConnection,
  file: DataFile,
  name: string,
  options: ReadingOptions = {},
): Promise<Reading> {
  const loaded = await loadFile(connection, file, options);
  const totals = await leaveOutTotals(connection, options, file.name);
  if (file.format === "csv") await typePlainly(connection);
  const { columns, notes } = await normalise(connection, name);
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${identifier(name)}`);
  return {
    columns,
    notes: [...loaded, ...totals, ...notes],
    rows: Number(counted.getRows()[0]?.[0]),
  };
}
