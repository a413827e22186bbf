/** Refuses a file with broken lines, naming them. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ToolError } from "../../../../catalog/authoring.ts";
import { count } from "../../numbers.ts";
import type { DataFile } from "../existing-file.ts";
import type { Fitting } from "./dialect.ts";
import { linesAt, type LinesOf } from "./lines-at.ts";

/** How many broken lines are described; more are only counted. */
const SHOWN = 3;

export interface BrokenLine {
  /** Of its first byte, from 0. */
  readonly position: number;
  readonly kind: string;
  readonly message: string;
  readonly text: string;
}

/** What DuckDB could not read, by line. */
export async function brokenLines(connection: DuckDBConnection): Promise<BrokenLine[]> {
  const reader = await connection.runAndReadAll(
    // Positions of bytes count from 1 there, and from 0 everywhere else.
    // There is a report for each value that is missing, or too much: the first and the last one count the line's own.
    `SELECT line_byte_position::DOUBLE - 1, arg_max(error_type, place)::VARCHAR,
       arg_max(error_message, place), arg_max(csv_line, place)
     FROM (SELECT *, CASE error_type WHEN 'MISSING COLUMNS' THEN -column_idx ELSE column_idx END AS place
       FROM reject_errors) GROUP BY line_byte_position ORDER BY line_byte_position`,
  );
  return reader.getRows().map(([position, kind, message, text]) => ({
    position: Number(position),
    kind: String(kind),
    message: String(message),
    text: String(text ?? ""),
  }));
}

/** @throws ToolError always, when there are any. */
export async function refuseBrokenLines(
  broken: readonly BrokenLine[],
  file: DataFile,
  delimiter: string,
  linesOf: LinesOf,
): Promise<void> {
  if (broken.length === 0) return;
  const shown = broken.slice(0, SHOWN);
  const lines = await linesAt(
    file.path,
    shown.map(({ position }) => position),
    linesOf,
  );
  const reports = shown.map((line, i) => {
    const { number, bytes } = lines[i] ?? {};
    const text = (bytes?.toString("utf8") ?? line.text).slice(0, 60).trimEnd();
    return `Line ${number ?? "?"}: ${reason(line)} (${text}).`;
  });
  const howMany = broken.length === 1 ? "a broken line" : `${broken.length} broken lines`;
  const hasQuote = broken.some(({ kind }) => kind === "UNQUOTED VALUE");
  const isShort = broken.every(({ kind }) => kind === "MISSING COLUMNS");
  throw new ToolError(`${file.name} has ${howMany}. ${reports.join(" ")}`, {
    help: hasQuote
      ? quoteHelp(file, delimiter)
      : isShort
        ? `Correct the lines. If their last values are missing, say so: reading: { "${file.name}": { shortLines: fill } }. If they are notes below the table, say how many: { footer: ${broken.length} }.`
        : `Correct the lines: a value that holds ${named(delimiter)} or a line break must stand in double quotes. If the names of the columns stand in another line, say in which: reading: { "${file.name}": { header: 3 } }.`,
  });
}

/** Where the sample shows what DuckDB passes over: it reads on behind a quotation mark that closes nowhere. */
export function refuseOpenQuote(file: DataFile, { records, faultLine, dialect }: Fitting): void {
  const text = records.find(({ line }) => line === faultLine)?.values.join(dialect.delimiter) ?? "";
  throw new ToolError(
    `${file.name} has a broken line. Line ${faultLine}: ${OPEN_QUOTE} (${text.slice(0, 60)}).`,
    { help: quoteHelp(file, dialect.delimiter) },
  );
}

const OPEN_QUOTE = "a double quote is not closed, or text follows the closing one";

function quoteHelp(file: DataFile, delimiter: string): string {
  return `Correct what is broken: a value that holds ${named(delimiter)}, a line break or a quotation mark must stand in double quotes, with each quotation mark in it written twice. If quotation marks are only characters in this file, say so: reading: { "${file.name}": { quote: none } }.`;
}

function named(delimiter: string): string {
  const names: Record<string, string> = { ",": "a comma", ";": "a semicolon", "\t": "a tab" };
  return names[delimiter] ?? `a "${delimiter}"`;
}

function reason({ kind, message }: BrokenLine): string {
  const width = /Columns: (\d+) Found: (\d+)/.exec(message);
  if (width !== null) return `${count(Number(width[1]), "value")} expected, ${width[2]} found`;
  if (kind === "LINE SIZE OVER MAXIMUM")
    return "it is longer than 2 MB; a double quote may not be closed";
  return kind === "UNQUOTED VALUE" ? OPEN_QUOTE : message.replace(/\.$/, "");
}
