/** Reads CSV so that a broken line is an error with its number, never a row dropped in silence. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { isUtf8 } from "node:buffer";
import { ToolError, type Note } from "../../../../catalog/authoring.ts";
import { csvDialect } from "./csv-dialect.ts";
import type { DataFile } from "../existing-file.ts";
import { linesAt } from "./lines-at.ts";
import { count } from "../../numbers.ts";
import type { ReadingOptions } from "../options.ts";
import { globLiteral } from "../../sql.ts";

/** How many broken lines are described; more are only counted. */
const SHOWN = 3;

/** Dates are recognised afterwards, in the same way for every format. */
const READ = `read_csv($1, delim = $2, quote = '"', escape = '"', comment = '', skip = $3, sample_size = -1,
  all_varchar = true, store_rejects = true)`;

/** Fills the table `raw`. @throws ToolError that names the broken lines. */
export async function readCsv(
  connection: DuckDBConnection,
  file: DataFile,
  _options: ReadingOptions = {},
): Promise<{ readonly notes: readonly Note[]; readonly delimiter: string }> {
  const { delimiter, skip, width } = await csvDialect(file);
  const source = [globLiteral(file.path), delimiter, skip];
  try {
    await connection.run(`CREATE TABLE raw AS FROM ${READ}`, source);
  } catch (cause) {
    // Detection of types gives up on unbalanced quotes and says nothing of where; plain reading does.
    const columns = Array.from({ length: width }, (_, i) => `'c${i}': 'VARCHAR'`).join(", ");
    const plain = `read_csv($1, delim = $2, quote = '"', escape = '"', auto_detect = false, skip = $3,
      header = true, columns = {${columns}}, store_rejects = true)`;
    await connection.run(`CREATE TEMP TABLE plain AS FROM ${plain}`, source);
    await refuseBrokenLines(connection, file);
    throw new ToolError(`${file.name} cannot be read as CSV.`, {
      help: "Check its first lines: column names, then one row a line, values in double quotes where they hold the delimiter.",
      cause,
    });
  }
  await refuseBrokenLines(connection, file);
  return { notes: [], delimiter };
}

async function refuseBrokenLines(connection: DuckDBConnection, file: DataFile): Promise<void> {
  const reader = await connection.runAndReadAll(
    // Positions of bytes count from 1 there, and from 0 everywhere else.
    `SELECT line_byte_position::DOUBLE - 1, arg_max(error_type, column_idx)::VARCHAR,
       arg_max(error_message, column_idx)
     FROM reject_errors GROUP BY line_byte_position ORDER BY line_byte_position`,
  );
  const broken = reader.getRows();
  if (broken.length === 0) return;
  const shown = broken.slice(0, SHOWN);
  const lines = await linesAt(
    file.path,
    shown.map(([position]) => Number(position)),
  );
  const reports = shown.map(([, kind, message], i) => {
    const { number = 0, bytes = Buffer.of() } = lines[i] ?? {};
    const why = isUtf8(bytes) ? reason(String(kind), String(message)) : "it is not UTF-8 text";
    return `Line ${number}: ${why} (${bytes.toString("utf8").slice(0, 60).trimEnd()}).`;
  });
  const howMany = broken.length === 1 ? "a broken line" : `${broken.length} broken lines`;
  throw new ToolError(`${file.name} has ${howMany}. ${reports.join(" ")}`, {
    help: lines.every(({ bytes }) => isUtf8(bytes))
      ? "Mend or remove what is broken and run again. Lines above the header must go; a value that holds the delimiter, a quote or a line break must stand in double quotes."
      : `Convert it to UTF-8 first, for example: iconv -f ISO-8859-1 -t UTF-8 ${file.name}`,
  });
}

function reason(kind: string, message: string): string {
  const width = /Columns: (\d+) Found: (\d+)/.exec(message);
  if (width !== null) return `${count(Number(width[1]), "value")} expected, ${width[2]} found`;
  return kind === "UNQUOTED VALUE"
    ? "a double quote is not closed, or text follows the closing one"
    : message.replace(/\.$/, "");
}
