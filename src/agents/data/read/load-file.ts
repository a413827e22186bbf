/** Fills the table `raw` from a file, by its format. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { ReadingNote } from "./column.ts";
import type { Scratch } from "./csv/transcode.ts";
import type { DataFile } from "./existing-file.ts";
import type { ReadingOptions } from "./options.ts";
import type { NumberedRows } from "./raw-view.ts";

export interface Loaded {
  readonly notes: readonly ReadingNote[];
  /** Units that stand in a line below the names, by column. */
  readonly units?: Readonly<Record<string, string>>;
  /** What separates the values; absent where the format is no text with delimiters. */
  readonly delimiter?: string;
  /** Columns of text in which every value is a number for sure: the format says so. */
  readonly numbers?: ReadonlySet<string>;
  /** Set where `raw` is a view over the file. */
  readonly numbered?: NumberedRows;
}

/** @throws ToolError that says where the file is broken, or asks which of its tables is meant. */
export async function loadFile(
  connection: DuckDBConnection,
  file: DataFile,
  options: ReadingOptions,
  scratch?: Scratch,
): Promise<Loaded> {
  switch (file.format) {
    case "csv": {
      const { readCsv } = await import("./csv/read-csv.ts");
      return readCsv(connection, file, options, scratch);
    }
    case "json":
    case "ndjson": {
      const { readJson } = await import("./json.ts");
      return readJson(connection, file, options);
    }
    case "parquet": {
      const { readParquet } = await import("./parquet.ts");
      return readParquet(connection, file);
    }
    case "excel": {
      const { readExcel } = await import("./excel.ts");
      return readExcel(connection, file, options);
    }
  }
}
