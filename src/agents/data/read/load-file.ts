/** Fills the table `raw` from a file. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ToolError, type Note } from "../../../catalog/authoring.ts";
import type { DataFile } from "./existing-file.ts";
import type { ReadingOptions } from "./options.ts";
import { globLiteral } from "../sql.ts";

/** @throws ToolError that says where the file is broken. */
export async function loadFile(
  connection: DuckDBConnection,
  file: DataFile,
  options: ReadingOptions,
): Promise<readonly Note[]> {
  if (file.format === "csv") {
    const { readCsv } = await import("./csv/read-csv.ts");
    return (await readCsv(connection, file, options)).notes;
  }
  const readers = {
    json: "read_json_auto($1, sample_size = -1)",
    ndjson: "read_json_auto($1, sample_size = -1, format = 'newline_delimited')",
    parquet: "read_parquet($1)",
  };
  const sql = `CREATE TABLE raw AS FROM ${readers[file.format]}`;
  await connection.run(sql, [globLiteral(file.path)]).catch((cause: Error) => {
    // "Malformed JSON in file "a.json", at byte 8 in line 3: unexpected character."
    const reason = cause.message
      .split("\n", 1)[0]
      ?.replace(/^.*? Error: /, "")
      .replaceAll(file.path, file.name);
    throw new ToolError(`${file.name} cannot be read. ${reason}`, {
      help:
        file.format === "parquet"
          ? "Check that the file is whole and really Parquet."
          : "Give a list of objects, or one object a line (.ndjson).",
      cause,
    });
  });
  return [];
}
