/** Fills the table `raw` from a file, by its format. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Scratch } from "./csv/transcode.ts";
import type { DataFile } from "./existing-file.ts";
import type { Loaded } from "./loaded.ts";
import type { ReadingOptions } from "./options.ts";

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
