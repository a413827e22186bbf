/** An in-memory database for one task: bounded in memory, the same on every machine, and closed to the outside on request. */
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ToolError, type ToolContext } from "../../../catalog/authoring.ts";
import { readRows, type Row } from "../rows.ts";
import { failureOf } from "./failures.ts";

/** Of DuckDB's buffers, beyond which it uses the disk. What a process needs besides: docs/data-files.md. */
export const MEMORY_LIMIT = "256MB";

export interface Database extends Disposable {
  readonly connection: DuckDBConnection;
  /** Rows of a query; `values` are bound to `$1`, `$2`, … */
  select(sql: string, values?: DuckDBValue[]): Promise<Row[]>;
  run(sql: string, values?: DuckDBValue[]): Promise<void>;
  /**
   * For one statement; 1 before and after it. Only with one thread do sums of floating-point numbers and the
   * order of rows come out the same every time, so more are for statements whose result depends on neither.
   */
  withThreads<T>(threads: number, work: () => Promise<T>): Promise<T>;
  /** From here on nothing but the loaded tables and these files can be reached, whatever the SQL says. */
  lock(files: readonly string[]): Promise<void>;
}

export async function openDatabase(context: ToolContext): Promise<Database> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    memory_limit: MEMORY_LIMIT,
    // Made when memory runs short, and removed with the database.
    temp_directory: join(tmpdir(), `orchc-data-${randomUUID()}`),
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  const interrupt = () => connection.interrupt();
  context.signal.addEventListener("abort", interrupt);
  // DuckDB forgets an interruption between two statements.
  const refuseWhenAborted = () => {
    if (context.signal.aborted) throw new ToolError("The computation was interrupted.");
  };
  const run: Database["run"] = async (sql, values = []) => {
    refuseWhenAborted();
    await connection.run(sql, values).catch(failureOf);
  };
  const database: Database = {
    connection,
    run,
    async select(sql, values = []) {
      refuseWhenAborted();
      return readRows(await connection.runAndReadAll(sql, values).catch(failureOf)).rows;
    },
    async withThreads(threads, work) {
      await run(`SET threads = ${threads}`);
      try {
        return await work();
      } finally {
        await run("SET threads = 1");
      }
    },
    async lock(files) {
      const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(", ");
      await run(`SET allowed_paths = [${list}]`);
      await run("SET enable_external_access = false");
      await run("SET lock_configuration = true");
    },
    [Symbol.dispose]() {
      context.signal.removeEventListener("abort", interrupt);
      connection.closeSync();
      instance.closeSync();
    },
  };
  try {
    // Rows of text take a fraction of the room; a database in memory is not compressed unless told (1.5.5).
    await run("ATTACH ':memory:' AS tables (COMPRESS)");
    await run("USE tables");
    await run("SET TimeZone = 'UTC'"); // not the machine's: times are the same everywhere
    // The first table of a join is the one that is read row by row: its order is the order of the result.
    await run("SET disabled_optimizers = 'join_order,build_side_probe_side'");
    return database;
  } catch (error) {
    database[Symbol.dispose]();
    throw error;
  }
}
