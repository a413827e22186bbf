/** Reading the database by SQL, for people (`orchc sql`). */
import Database from "better-sqlite3";
import { access } from "node:fs/promises";
import { noDatabase, OrchcError, sqlRefused } from "../../contract/diagnostics/index.ts";
import { refuseNewer } from "./migrations/index.ts";
import { openCopy } from "./open-copy.ts";
import { isAboutWriting, storeError } from "./store-error.ts";

export interface QueryResult {
  readonly columns: readonly string[];
  /** Values in the order of the columns. */
  readonly rows: readonly (readonly unknown[])[];
  /** Whether there are more rows than `maxRows`. */
  readonly truncated: boolean;
}

/** More rows than this are no longer read by a person, and a forgotten join cannot fill the memory. */
const DEFAULT_MAX_ROWS = 1000;

/**
 * Runs one statement that reads. The connection is opened for reading only, so nothing can be changed.
 *
 * @throws OrchcError when there is no database, or the statement is wrong, writes, or is more than one.
 */
export async function queryHistory(
  file: string,
  sql: string,
  options: { readonly maxRows?: number } = {},
): Promise<QueryResult> {
  const { maxRows = DEFAULT_MAX_ROWS } = options;
  await access(file).catch(() => {
    throw new OrchcError(noDatabase({ file }));
  });
  const database = await openReadOnly(file);
  try {
    return read(database, sql, maxRows);
  } finally {
    database.close();
  }
}

async function openReadOnly(file: string): Promise<Database.Database> {
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    refuseNewer(database);
    return database;
  } catch (error) {
    const told = storeError(error, file);
    if (!isAboutWriting(told)) throw told;
    return openCopy(file).catch((second: unknown) => {
      throw storeError(second, file);
    });
  }
}

function read(database: Database.Database, sql: string, maxRows: number): QueryResult {
  try {
    const prepared = database.prepare(sql);
    if (!prepared.readonly) throw new OrchcError(sqlRefused({ why: "it would change something" }));
    if (!prepared.reader) throw new OrchcError(sqlRefused({ why: "it gives no rows" }));
    const statement = prepared.raw(true);
    const rows: unknown[][] = [];
    for (const row of statement.iterate() as IterableIterator<unknown[]>) {
      if (rows.length === maxRows) return { columns: columns(statement), rows, truncated: true };
      rows.push(row);
    }
    return { columns: columns(statement), rows, truncated: false };
  } catch (error) {
    if (error instanceof OrchcError) throw error;
    const better = storeError(error, database.name);
    if (better !== error && better instanceof OrchcError && !isRefusal(error)) throw better;
    throw new OrchcError(sqlRefused({ why: error instanceof Error ? error.message : "unknown" }));
  }
}

/** The database is opened for reading: SQLite's "read-only" is then about the statement, not the disk. */
function isRefusal(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_READONLY");
}

function columns(statement: Database.Statement): string[] {
  return statement.columns().map(({ name }) => name);
}
