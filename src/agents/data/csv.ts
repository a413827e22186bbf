/** Reads CSV so that a broken line is an error with its number, never a row dropped in silence. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { createReadStream } from "node:fs";
import { ToolError } from "../../catalog/authoring.ts";
import { csvDialect } from "./csv-dialect.ts";
import type { DataFile } from "./existing-file.ts";
import { globLiteral } from "./sql.ts";

/** How many broken lines are described; more are only counted. */
const SHOWN = 3;

/** Dates are recognised afterwards, in the same way for every format. */
const READ = `read_csv($1, delim = $2, quote = '"', escape = '"', skip = 0, sample_size = -1,
  auto_type_candidates = ['BOOLEAN', 'BIGINT', 'DOUBLE', 'VARCHAR'], store_rejects = true)`;

/** Fills the table `raw`. @throws ToolError that names the broken lines. */
export async function loadCsv(connection: DuckDBConnection, file: DataFile): Promise<void> {
  const { delimiter, width } = await csvDialect(file);
  const source = [globLiteral(file.path), delimiter];
  try {
    await connection.run(`CREATE TABLE raw AS FROM ${READ}`, source);
  } catch (cause) {
    // Detection of types gives up on unbalanced quotes and says nothing of where; plain reading does.
    const columns = Array.from({ length: width }, (_, i) => `'c${i}': 'VARCHAR'`).join(", ");
    const plain = `read_csv($1, delim = $2, quote = '"', escape = '"', auto_detect = false,
      header = true, columns = {${columns}}, store_rejects = true)`;
    await connection.run(`CREATE TEMP TABLE plain AS FROM ${plain}`, source);
    await refuseBrokenLines(connection, file);
    throw new ToolError(`${file.name} cannot be read as CSV.`, {
      help: "Check its first lines: column names, then one row a line, values in double quotes where they hold the delimiter.",
      cause,
    });
  }
  await refuseBrokenLines(connection, file);
}

async function refuseBrokenLines(connection: DuckDBConnection, file: DataFile): Promise<void> {
  const reader = await connection.runAndReadAll(
    `SELECT line_byte_position::DOUBLE AS position, arg_max(error_type, column_idx)::VARCHAR AS kind,
       arg_max(error_message, column_idx) AS message, any_value(csv_line) AS text
     FROM reject_errors GROUP BY line_byte_position ORDER BY position`,
  );
  const broken = reader.getRowObjects();
  if (broken.length === 0) return;
  const shown = broken.slice(0, SHOWN);
  const lines = await lineNumbers(
    file.path,
    shown.map(({ position }) => Number(position)),
  );
  const reports = shown.map(({ kind, message, text }, i) => {
    const start = String(text).split("\n", 1)[0]?.slice(0, 60) ?? "";
    return `Line ${lines[i]}: ${reason(String(kind), String(message))} (${start}).`;
  });
  const encoding = shown.some(({ kind }) => kind === "INVALID ENCODING");
  const count = broken.length === 1 ? "a broken line" : `${broken.length} broken lines`;
  throw new ToolError(`${file.name} has ${count}. ${reports.join(" ")}`, {
    help: encoding
      ? `Convert it to UTF-8 first, for example: iconv -f ISO-8859-1 -t UTF-8 ${file.name}`
      : "Mend or remove what is broken and run again. Lines above the header must go; a value that holds the delimiter, a quote or a line break must stand in double quotes.",
  });
}

function reason(kind: string, message: string): string {
  const width = /Columns: (\d+) Found: (\d+)/.exec(message);
  if (width !== null) return `${width[1]} values expected, ${width[2]} found`;
  switch (kind) {
    case "UNQUOTED VALUE":
      return "a double quote is not closed, or text follows the closing one";
    case "INVALID ENCODING":
      return "it is not UTF-8 text";
    default:
      return message.replace(/\.$/, "");
  }
}

/** The lines on which byte positions (ascending) lie: DuckDB counts records, which may span lines. */
async function lineNumbers(path: string, positions: readonly number[]): Promise<number[]> {
  const lines: number[] = [];
  let line = 1;
  let offset = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (let i = 0; i <= chunk.length; i += 1) {
      while (lines.length < positions.length && positions[lines.length] === offset + i) {
        lines.push(line);
      }
      if (chunk[i] === 0x0a) line += 1;
    }
    if (lines.length === positions.length) break;
    offset += chunk.length;
  }
  return lines;
}
