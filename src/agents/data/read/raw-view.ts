/**
 * The table `raw` of a large file whose format has types of its own is a view over the file: nothing is copied where
 * nothing changes. It becomes a table as soon as rows are left out or values changed.
 */
import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "../sql.ts";
import { LABEL_COLUMNS, mayBeLabel, MOST_CANDIDATES } from "./totals/labels.ts";
import { hasHint } from "./totals/leave-out-categories.ts";
import { columnType } from "./columns/column-types.ts";
import { columnsOfFew, valuesOf } from "./columns/values.ts";

/** The column that numbers the rows of a view over a file. */
export const ORDINAL = "#row";

/** A SELECT with all columns of `raw`, and `ORDINAL`. */
export type NumberedRows = string;

export async function isView(connection: DuckDBConnection): Promise<boolean> {
  const found = await connection.runAndReadAll(
    "SELECT count(*) > 0 FROM duckdb_views() WHERE view_name = 'raw'",
  );
  return found.getRows()[0]?.[0] === true;
}

/** Makes a table of `raw`, unless it is one. */
export async function loadRaw(connection: DuckDBConnection): Promise<void> {
  if (!(await isView(connection))) return;
  await connection.run("CREATE TABLE loaded AS FROM raw");
  await connection.run("DROP VIEW raw");
  await connection.run("ALTER TABLE loaded RENAME TO raw");
}

/** Whether rows of the view may be totals: by what stands in its columns of text, or by a last row without a name. */
export async function mayHaveTotals(connection: DuckDBConnection): Promise<boolean> {
  const shape = await connection.runAndReadAll("FROM raw LIMIT 0");
  const [first = "", ...others] = shape.deduplicatedColumnNames();
  const labels = [first, ...others]
    .slice(0, LABEL_COLUMNS)
    .filter((_, i) => columnType(shape.columnType(i)) === "text");
  const few = await columnsOfFew(connection, labels);
  for (const name of labels) {
    const found = await connection.runAndReadAll(
      `SELECT sum(n) BETWEEN 1 AND ${MOST_CANDIDATES} FROM ${valuesOf(name, "raw", few.has(name))} WHERE ${mayBeLabel("text::VARCHAR")}`,
    );
    if (found.getRows()[0]?.[0] === true) return true;
  }
  if (others.length === 0) return false;
  if (await hasHint(connection, labels)) return true;
  const unnamed = await connection.runAndReadAll(
    `SELECT count(*) = 1 FROM raw WHERE ${identifier(first)} IS NULL`,
  );
  return unnamed.getRows()[0]?.[0] === true;
}
