/** The tables that a task computes over: files and tables of earlier tasks, loaded into one database. */
import { stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import { ToolError, type Table, type ToolContext } from "../../../catalog/authoring.ts";
import type { ReadingNote } from "../read/column.ts";
import { existingFile, type DataFile } from "../read/existing-file.ts";
import type { ReadingOptions } from "../read/options.ts";
import type { Scratch } from "../read/csv/transcode.ts";
import { readFile } from "../read/read-file.ts";
import { identifier } from "../sql.ts";
import { readRows } from "../rows.ts";
import { openDatabase, type Database } from "./database.ts";
import { loadTable } from "./load-table.ts";
import type { Column, LoadedTable } from "./loaded-table.ts";

export type TableSource =
  | { readonly file: string; readonly reading?: ReadingOptions | undefined }
  | { readonly table: Table };

export interface Tables extends Database {
  readonly tables: readonly LoadedTable[];
  /** Files that have to stay within reach when the database is locked. */
  readonly files: readonly string[];
}

/** @throws ToolError unless every source is readable */
export async function openTables(
  sources: readonly { readonly name: string; readonly source: TableSource }[],
  context: ToolContext,
): Promise<Tables> {
  const database = await openDatabase(context);
  try {
    const tables: LoadedTable[] = [];
    const files: string[] = [];
    for (const { name, source } of sources) {
      if ("file" in source) {
        const { table, file } = await loadFile(database, name, source, context);
        tables.push(table);
        if (file !== undefined) files.push(file);
        continue;
      }
      files.push(...(await loadTable(database.connection, source.table, name, context)));
      const { title, columns } = source.table;
      tables.push(await describeTable(database, name, title, columns));
    }
    return { ...database, tables, files };
  } catch (error) {
    database[Symbol.dispose]();
    throw error;
  }
}

/** `stocks` for `data/stocks.csv`. */
export function titleOfFile(file: string): string {
  return basename(file, extname(file));
}

async function loadFile(
  database: Database,
  name: string,
  { file, reading }: Extract<TableSource, { readonly file: string }>,
  context: ToolContext,
): Promise<{ readonly table: LoadedTable; readonly file: string | undefined }> {
  const found = await existingFile(context, file);
  const { columns, notes, isView } = await returningMemory(database, found, () =>
    readFile(database.connection, found, name, reading, scratchOf(context)),
  );
  const title = titleOfFile(file);
  const tell = ({ kind, text }: ReadingNote) => context.note(kind, `${title}: ${text}`);
  for (const note of notes) if (note.columns === undefined) tell(note);
  const noted = columns.map((column) => withNotes(column, notes, tell));
  const table = await describeTable(database, name, title, noted);
  return { table, file: isView ? found.path : undefined };
}

/** Smaller files need less than a process may hold. */
const LARGE_TEXT = 64 * 1024 * 1024;
const FLUSH = ["allocator_flush_threshold", "allocator_bulk_deallocation_flush_threshold"];

/**
 * While a large text file is read, what DuckDB frees goes back to the system at once: otherwise the process holds
 * twice what DuckDB uses. It costs time, most of all in writing Parquet, so it ends with the reading.
 */
async function returningMemory<T>(
  database: Database,
  { path, format }: DataFile,
  work: () => Promise<T>,
): Promise<T> {
  if (format === "parquet" || (await stat(path)).size < LARGE_TEXT) return work();
  for (const setting of FLUSH) await database.run(`SET ${setting} = '1MB'`);
  try {
    return await work();
  } finally {
    for (const setting of FLUSH) await database.run(`RESET ${setting}`);
  }
}

/** A file among those that a task makes, of which nothing is kept. */
function scratchOf(context: ToolContext): Scratch {
  class Done extends Error {}
  return async (work) => {
    await context
      .produceFile("text.csv", "text/csv", async (path) => {
        await work(path);
        throw new Done("nothing to keep");
      })
      .catch((error: unknown) => {
        if (!(error instanceof Done)) throw error;
      });
  };
}

/** What was decided about a column matters to the answer when its values do. */
function withNotes(
  column: Column,
  notes: readonly ReadingNote[],
  tell: (note: ReadingNote) => void,
): Column {
  const own = notes.filter(({ columns }) => columns?.includes(column.name) === true);
  if (own.length === 0) return column;
  const left = new Set(own);
  return {
    ...column,
    tell() {
      for (const note of left) tell(note);
      left.clear();
    },
  };
}

/** @param known what is known of the columns beyond their types: units, and what stretch of time they name */
async function describeTable(
  database: Database,
  name: string,
  title: string,
  known: readonly Column[],
): Promise<LoadedTable> {
  const reader = await database.connection.runAndReadAll(`FROM ${identifier(name)} LIMIT 0`);
  const all = readRows(reader).columns;
  const columns = known.map((column, i) => ({ ...column, type: all[i]?.type ?? column.type }));
  const hidden = all[known.length]; // of a view over a file: the number of the row
  const [counted] = await database.select(`SELECT count(*) AS rows FROM ${identifier(name)}`);
  return {
    name,
    title,
    columns,
    sqlTypes: known.map((_, i) => String(reader.columnType(i))),
    ordinal:
      hidden === undefined ? await ordinalOf(database, name, columns) : identifier(hidden.name),
    rows: Number(counted?.["rows"]),
  };
}

/** `rowid`, unless a column of the data is called so: then the rows are numbered under a name that is free. */
async function ordinalOf(database: Database, name: string, columns: readonly Column[]) {
  const taken = new Set(columns.map((column) => column.name.toLowerCase()));
  if (!taken.has("rowid")) return "rowid";
  let free = "#row";
  while (taken.has(free)) free += "#";
  const [table, ordinal] = [identifier(name), identifier(free)];
  await database.run(
    `CREATE TABLE numbered AS SELECT row_number() OVER () AS ${ordinal}, * FROM ${table}`,
  );
  await database.run(`DROP TABLE ${table}`);
  await database.run(`ALTER TABLE numbered RENAME TO ${table}`);
  return ordinal;
}

/** @throws ToolError when it has none */
export function requireRows({ title, rows, columns }: LoadedTable): void {
  if (rows > 0) return;
  throw new ToolError(`${title} has no rows.`, {
    help: `It needs at least one besides its column names (${columns.map((column) => column.name).join(", ")}).`,
  });
}
