/** The result of a query as a table on its way to the next task: all rows, or an excerpt with the whole on the bus. */
import type { DuckDBValue } from "@duckdb/node-api";
import type { Table, ToolContext } from "../../../catalog/authoring.ts";
import { identifier } from "../sql.ts";
import { readRows, type Row } from "../rows.ts";
import type { Database } from "./database.ts";
import { failureOf } from "./failures.ts";

/** Rows that travel within a table; a longer one travels as a file. As many as a chart can still draw as they are. */
export const INLINE_ROWS = 10_000;

export interface Result {
  readonly sql: string;
  readonly values: DuckDBValue[];
  /** Whether few rows are expected: then nothing is written to a file before that was tried. */
  readonly isSmall: boolean;
  /** For results that depend neither on the order of additions nor on that of rows. Default 1. */
  readonly threads?: number;
}

export interface Published {
  readonly columns: Table["columns"];
  readonly rows: Row[];
  readonly totalRows: number;
  readonly excerpt?: Table["excerpt"];
  readonly whole?: Table["whole"];
}

export interface PublishOptions {
  /** How the rows are sorted, for the excerpt: "in the order of the table". */
  readonly order?: string | undefined;
  /** Rows that travel within the table. Default INLINE_ROWS. */
  readonly inline?: number;
  /** Called with the path of the file before anything of the query is read. */
  readonly prepare?: (path: string) => Promise<void>;
}

export async function publish(
  database: Database,
  result: Result,
  context: ToolContext,
  { order = "in the order of the table", inline = INLINE_ROWS, prepare }: PublishOptions = {},
): Promise<Published> {
  if (result.isSmall && prepare === undefined) {
    const small = await database.withThreads(result.threads ?? 1, () =>
      readFirst(database, result.sql, result.values, inline + 1),
    );
    if (small.rows.length <= inline) return { ...small, totalRows: small.rows.length };
  }
  let published: Published | undefined;
  const write = async (path: string) => {
    await prepare?.(path);
    const file = `'${path.replaceAll("'", "''")}'`;
    const sql = await withParquetTypes(database, result);
    await database.run(`COPY (${sql}) TO ${file} (FORMAT parquet)`, result.values);
    const [counted] = await database.select(`SELECT count(*) AS rows FROM read_parquet(${file})`);
    const totalRows = Number(counted?.["rows"]);
    const first = await readFirst(database, `FROM read_parquet(${file})`, [], inline);
    published = { ...first, totalRows };
    if (totalRows <= inline) throw new FewRows();
  };
  const whole = await context
    .produceFile("table.parquet", "application/vnd.apache.parquet", write)
    .catch((error: unknown) => {
      if (error instanceof FewRows) return undefined;
      throw error;
    });
  if (published === undefined) throw new Error("a file was produced without being written");
  const { totalRows, rows } = published;
  if (whole === undefined) return published;
  const kept = `the first ${rows.length.toLocaleString("en")} ${order}`;
  return { ...published, excerpt: { totalRows, kept }, whole };
}

/** The file is not needed: the rows fit. */
class FewRows extends Error {}

async function readFirst(database: Database, sql: string, values: DuckDBValue[], most: number) {
  const reader = await database.connection.streamAndReadUntil(sql, most, values).catch(failureOf);
  const { columns, rows } = readRows(reader);
  return { columns, rows: rows.slice(0, most) };
}

/** DuckDB would write a HUGEINT (such as a sum of whole numbers) to Parquet as a DOUBLE. */
async function withParquetTypes(database: Database, { sql, values }: Result): Promise<string> {
  const reader = await database.connection.runAndReadAll(`SELECT * FROM (${sql}) LIMIT 0`, values);
  const list = reader.deduplicatedColumnNames().map((name, i) => {
    const isHuge = String(reader.columnType(i)).endsWith("HUGEINT");
    return isHuge ? `${identifier(name)}::DECIMAL(38, 0) AS ${identifier(name)}` : identifier(name);
  });
  return `SELECT ${list.join(", ")} FROM (${sql})`;
}
