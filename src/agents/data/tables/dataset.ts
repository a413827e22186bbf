/** A database with one table, for tools that look at one. */
import { ToolError, type Table, type ToolContext } from "../../../catalog/authoring.ts";
import type { Database } from "./database.ts";
import type { ReadingOptions } from "../read/options.ts";
import { openTables, requireRows, type TableSource } from "./tables.ts";
import type { LoadedTable } from "./loaded-table.ts";

/** SQL knows its table as `data`. */
export interface Dataset extends Database, LoadedTable {
  readonly files: readonly string[];
}

export interface SourceInput {
  readonly file?: string | undefined;
  readonly table?: Table | undefined;
  readonly reading?: ReadingOptions | undefined;
}

/** @throws ToolError unless exactly one of `file` and `table` is given */
export function sourceOf({ file, table, reading }: SourceInput): TableSource {
  if (file !== undefined && table !== undefined) {
    throw new ToolError("Both a file and a table are given.", { help: "Give one of the two." });
  }
  if (file !== undefined) return { file, reading };
  if (table !== undefined) return { table };
  throw new ToolError("Neither a file nor a table is given.", {
    help: "Name a data file (CSV, TSV, JSON, NDJSON or Parquet), or take the table of an earlier task.",
  });
}

/** @throws ToolError unless exactly one of `file` and `table` is given, readable, and has rows. */
export async function openDataset(input: SourceInput, context: ToolContext): Promise<Dataset> {
  const { tables, ...database } = await openTables(
    [{ name: "data", source: sourceOf(input) }],
    context,
  );
  const [table] = tables;
  if (table === undefined) throw new Error("one source gives one table");
  try {
    requireRows(table);
    return { ...database, ...table };
  } catch (error) {
    database[Symbol.dispose]();
    throw error;
  }
}
