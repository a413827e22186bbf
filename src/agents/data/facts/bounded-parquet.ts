/** The part of a large Parquet file that planning looks at: its first rows. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { DataFile } from "../read/existing-file.ts";
import { globLiteral } from "../sql.ts";

/** Rows times columns, of which some seconds are enough to look at all, whatever the machine. */
const MOST_VALUES = 50_000_000;

export interface ParquetPart {
  readonly file: DataFile;
  /** Set when it is a part. */
  readonly said?: string;
}

/** A file that is no Parquet is given back as it is: its reader says so. */
export async function boundedParquet(
  connection: DuckDBConnection,
  file: DataFile,
  mostValues: number = MOST_VALUES,
): Promise<ParquetPart> {
  const path = [globLiteral(file.path)];
  const found = await connection
    .runAndReadAll(
      `SELECT (SELECT sum(num_rows) FROM parquet_file_metadata($1)),
         (SELECT count(*) FROM parquet_schema($1) WHERE num_children IS NULL OR num_children = 0)`,
      path,
    )
    .catch(() => undefined);
  const [rows = 0, columns = 0] = (found?.getRows()[0] ?? []).map(Number);
  const firstRows = Math.floor(mostValues / Math.max(1, columns));
  if (rows <= firstRows) return { file };
  const shown = firstRows.toLocaleString("en");
  return {
    file: { ...file, firstRows },
    said: `only the first ${shown} rows of ${file.name} were looked at: values may differ further down`,
  };
}
