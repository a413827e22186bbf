/** Tables in an in-memory database: loaded from files or earlier tasks' tables, then locked. */
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { basename, extname } from "node:path";
import { ToolError, type Table, type ToolContext } from "../../catalog/authoring.ts";
import { existingFile } from "./read/existing-file.ts";
import { loadTable } from "./load-table.ts";
import type { ReadColumn } from "./read/column.ts";
import { normalise } from "./read/columns/normalise.ts";
import { readFile, type Reading } from "./read/read-file.ts";
import { readRows, type Row } from "./rows.ts";

export type Column = ReadColumn;

export interface DataTable {
  /** `stocks` for `data/stocks.csv`. */
  readonly title: string;
  readonly columns: readonly Column[];
}

export interface Database extends Disposable {
  readonly connection: DuckDBConnection;
  /** Rows of a query; `values` are bound to `$1`, `$2`, … */
  select(sql: string, values?: DuckDBValue[]): Promise<Row[]>;
}

/** A database with one table, which SQL knows as `data`. */
export interface Dataset extends Database, DataTable {}

/** A database with two tables, which SQL knows as `left` and `right`. */
export interface DataPair extends Database {
  readonly left: DataTable;
  readonly right: DataTable;
}

export interface Source {
  readonly file?: string | undefined;
  readonly table?: Table | undefined;
}

interface Part {
  readonly title: string;
  /** The name that SQL knows it by. */
  readonly name: string;
  load(connection: DuckDBConnection): Promise<Reading>;
}

/** @throws ToolError unless exactly one of `file` and `table` is given, readable, and has rows. */
export async function openDataset(source: Source, context: ToolContext): Promise<Dataset> {
  const { file, table } = source;
  if (file !== undefined && table !== undefined) {
    throw new ToolError("Both a file and a table are given.", { help: "Give one of the two." });
  }
  if (file === undefined && table === undefined) {
    throw new ToolError("Neither a file nor a table is given.", {
      help: "Name a data file (CSV, TSV, JSON, NDJSON or Parquet), or take the table of an earlier task.",
    });
  }
  const part: Part =
    table === undefined
      ? await filePart("data", file ?? "", context)
      : { title: table.title, name: "data", load: (connection) => readTable(connection, table) };
  const { tables, ...database } = await open([part], context);
  return { ...database, title: part.title, columns: tables[0] ?? [] };
}

/** Two files as the tables `left` and `right`. @throws ToolError unless both are readable and have rows. */
export async function openPair(
  files: { readonly left: string; readonly right: string },
  context: ToolContext,
): Promise<DataPair> {
  const left = await filePart("left", files.left, context);
  const right = await filePart("right", files.right, context);
  const { tables, ...database } = await open([left, right], context);
  return {
    ...database,
    left: { title: left.title, columns: tables[0] ?? [] },
    right: { title: right.title, columns: tables[1] ?? [] },
  };
}

async function filePart(name: string, file: string, context: ToolContext): Promise<Part> {
  const found = await existingFile(context, file);
  const title = basename(file, extname(file));
  return { title, name, load: (connection) => readFile(connection, found, name) };
}

async function readTable(connection: DuckDBConnection, table: Table): Promise<Reading> {
  await loadTable(connection, table);
  return { ...(await normalise(connection, "data")), rows: table.rows.length };
}

async function open(
  parts: readonly Part[],
  context: ToolContext,
): Promise<Database & { readonly tables: readonly (readonly Column[])[] }> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    // Sums of floating-point numbers depend on their order; with one thread it is always the same.
    threads: "1",
    temp_directory: "",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  const interrupt = () => connection.interrupt();
  context.signal.addEventListener("abort", interrupt);
  const close = () => {
    context.signal.removeEventListener("abort", interrupt);
    connection.closeSync();
    instance.closeSync();
  };
  const select: Database["select"] = async (sql, values = []) =>
    readRows(await connection.runAndReadAll(sql, values)).rows;
  try {
    await connection.run("SET TimeZone = 'UTC'"); // not the machine's: times are the same everywhere
    const tables: (readonly Column[])[] = [];
    for (const { title, load } of parts) {
      const { columns, rows, notes } = await load(connection);
      for (const { kind, text } of notes) context.note(kind, `${title}: ${text}`);
      if (rows === 0) {
        throw new ToolError(`${title} has no rows.`, {
          help: `It needs at least one besides its column names (${columns.map((column) => column.name).join(", ")}).`,
        });
      }
      tables.push(columns);
    }
    // From here on nothing but these tables can be reached, whatever the SQL says.
    await connection.run("SET enable_external_access = false");
    await connection.run("SET lock_configuration = true");
    return { connection, select, tables, [Symbol.dispose]: close };
  } catch (error) {
    close();
    throw error;
  }
}
