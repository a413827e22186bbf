/** How a file becomes a table: names as a person would write them, types by the evidence of all values. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "../sql.ts";
import type { ReadColumn, ReadingNote } from "./column.ts";
import { typeColumns } from "./columns/type-columns.ts";
import type { Scratch } from "./csv/transcode.ts";
import type { DataFile } from "./existing-file.ts";
import { loadFile } from "./load-file.ts";
import { normaliseTexts } from "./nfc.ts";
import type { ReadingOptions } from "./options.ts";
import { freeRowid } from "./raw-names.ts";
import { isView, loadRaw, mayHaveTotals } from "./raw-view.ts";
import { leaveOutTotals } from "./totals.ts";

export interface Reading {
  readonly columns: readonly ReadColumn[];
  readonly rows: number;
  /** What was decided about the file, as far as a reader of the answer must know it. */
  readonly notes: readonly ReadingNote[];
  /** Whether the rows are read where they lie: the file has to stay within reach. */
  readonly isView: boolean;
}

/**
 * Fills the DuckDB table `name` from a file; from a long one with types of its own it is a view with one column more,
 * `ORDINAL`.
 * @param scratch lends a place for a copy, where a text has to be written in another encoding first
 * @throws ToolError that says where the file is broken, or asks what its own evidence does not decide.
 */
export async function readFile(
  connection: DuckDBConnection,
  file: DataFile,
  name: string,
  options: ReadingOptions = {},
  scratch?: Scratch,
): Promise<Reading> {
  const { notes, ...raw } = await loadFile(connection, file, options, scratch);
  await freeRowid(connection);
  await normaliseTexts(connection);
  const totals = await withoutTotals(connection, file, options);
  const typed = await typeColumns(connection, name, { ...raw, options });
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${identifier(name)}`);
  return {
    columns: typed.columns,
    notes: [...notes, ...totals, ...typed.notes],
    rows: Number(counted.getRows()[0]?.[0]),
    isView: typed.isView,
  };
}

/** A view is loaded only if there is something to leave out. */
async function withoutTotals(
  connection: DuckDBConnection,
  file: DataFile,
  options: ReadingOptions,
): Promise<readonly ReadingNote[]> {
  if (await isView(connection)) {
    if (options.totals === "keep" || !(await mayHaveTotals(connection))) return [];
    await loadRaw(connection);
  }
  return leaveOutTotals(connection, options, file.name);
}
