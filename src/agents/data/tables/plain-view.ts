/** What SQL of people sees of a dataset: the columns of the data alone. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "../sql.ts";
import type { Dataset } from "./dataset.ts";

/** The view over the file, once `data` is one over it. */
const NUMBERED = identifier("#data");

/** Of a dataset that is a view, the number of the row is a column: hides it. */
export async function hideOrdinal(dataset: Dataset): Promise<void> {
  const { connection, columns } = dataset;
  if (!(await isView(connection))) return;
  await dataset.run(`ALTER VIEW data RENAME TO ${NUMBERED}`);
  await showColumns(
    dataset,
    columns.map(({ name }) => name),
  );
}

/** Takes a column away from `data`, whatever that is; to be rolled back. `hideOrdinal` comes before. */
export async function dropColumn(dataset: Dataset, name: string): Promise<void> {
  const { connection, columns } = dataset;
  if (!(await isView(connection))) {
    await dataset.run(`ALTER TABLE data DROP COLUMN ${identifier(name)}`);
    return;
  }
  const others = columns.filter((column) => column.name !== name);
  await showColumns(
    dataset,
    others.map((column) => column.name),
  );
}

async function showColumns(dataset: Dataset, names: readonly string[]): Promise<void> {
  // A view needs a column: one that nobody names stands for none.
  const list = names.length === 0 ? `1 AS ${NUMBERED}` : names.map(identifier).join(", ");
  await dataset.run(`CREATE OR REPLACE VIEW data AS SELECT ${list} FROM ${NUMBERED}`);
}

async function isView(connection: DuckDBConnection): Promise<boolean> {
  const found = await connection.runAndReadAll(
    "SELECT count(*) > 0 FROM duckdb_views() WHERE view_name = 'data'",
  );
  return found.getRows()[0]?.[0] === true;
}
