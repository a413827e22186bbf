/** The result of a query as a table on its way to the next task: all rows, or an excerpt with the whole on the bus. */
import type { DuckDBValue } from "@duckdb/node-api";
import type { Table, ToolContext } from "../../../catalog/authoring.ts";
import { identifier } from "../sql.ts";
import { readRows, type Row } from "./cells.ts";
import type { Database } from "./database.ts";

/** Rows that travel within a table; a longer one travels as a file. As many as a chart can still draw as they are. */
export const INLINE_ROWS = 10_000;

export interface Result {
  readonly sql: string;
  readonly values: DuckDBValue[];
  /** Whether it surely has few rows: then nothing is written to a file before they are counted. */
  readonly isSmall: boolean;
}

export interface Published {
  readonly columns: Table["columns"];
  readonly rows: Row[];
  readonly totalRows: number;
  readonly excerpt?: Table["excerpt"];
  readonly whole?: Table["whole"];
}

/** @param order how the rows are sorted, for the excerpt: "in the order of the file" */
export async function publish(
  database: Database,
  result: Result,
  context: ToolContext,
  order = "in the order of the table",
): Promise<Published> {
  if (result.isSmall) {
    const small = await readAll(database, result.sql, result.values);
    if (small.rows.length <= INLINE_ROWS) return { ...small, totalRows: small.rows.length };
  }
  const sql = await withParquetTypes(database, result);
  let inline: Published | undefined;
  const write = async (path: string) => {
    const file = `'${path.replaceAll("'", "''")}'`;
    await database.run(`COPY (${sql}) TO ${file} (FORMAT parquet)`, result.values);
    const [counted] = await database.select(`SELECT count(*) AS rows FROM read_parquet(${file})`);
    const totalRows = Number(counted?.["rows"]);
    const read = `FROM read_parquet(${file}) LIMIT ${INLINE_ROWS}`;
    inline = { ...(await readAll(database, read, [])), totalRows };
    if (totalRows <= INLINE_ROWS) throw new FewRows();
  };
  const whole = await context
    .produceFile("table.parquet", "application/vnd.apache.parquet", write)
    .catch((error: unknown) => {
      if (error instanceof FewRows) return undefined;
      throw error;
    });
  if (inline === undefined) throw new Error("a file was produced without being written");
  if (whole === undefined) return inline;
  const kept = `the first ${INLINE_ROWS.toLocaleString("en")} ${order}`;
  return { ...inline, excerpt: { totalRows: inline.totalRows, kept }, whole };
}

/** The file is not needed: the rows fit. */
class FewRows extends Error {}

async function readAll(database: Database, sql: string, values: DuckDBValue[]) {
  return readRows(await database.connection.runAndReadAll(sql, values));
}

/** DuckDB would write a HUGEINT (such as a sum of whole numbers) to Parquet as a DOUBLE. */
async function withParquetTypes(database: Database, { sql, values }: Result): Promise<string> {
  const reader = await database.connection.runAndReadAll(`SELECT * FROM (${sql}) LIMIT 0`, values);
  const list = reader.deduplicatedColumnNames().map((name, i) => {
    const isHuge = /HUGEINT$/.test(String(reader.columnType(i)));
    return isHuge ? `${identifier(name)}::DECIMAL(38, 0) AS ${identifier(name)}` : identifier(name);
  });
  return `SELECT ${list.join(", ")} FROM (${sql})`;
}
