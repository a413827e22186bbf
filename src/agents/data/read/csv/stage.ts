/** DuckDB's reader, told what was found out about a file: the table `raw`, with what every record was like. */
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import type { DataFile } from "../existing-file.ts";
import { globLiteral, identifier } from "../../sql.ts";
import { NO_DELIMITER } from "./dialect.ts";
import type { Layout } from "./layout.ts";
import type { Dialect } from "./records.ts";
import type { Encoding } from "./sample.ts";

export interface Told {
  readonly dialect: Dialect;
  readonly layout: Layout;
  readonly encoding: Encoding;
  readonly isGzip: boolean;
  /** Set when ends of lines are mixed, which DuckDB reads only when it is less strict otherwise, too. */
  readonly isLoose: boolean;
}

/** Names that no column of a file can have: control characters are taken out of those. */
export const RECORD = {
  /** How many values it has. */
  width: "\u0001width",
  /** How many lines of the file it stands in, blank ones not counted. */
  lines: "\u0001lines",
  /** A value behind the last column. */
  extra: "\u0001extra",
  /** The place of a value that looks like rows that a quotation mark swallowed; from 0. */
  swallowed: "\u0001swallowed",
} as const;

/** Blanks around values, with the hard ones that web pages and spreadsheets leave. */
const BLANKS = "' \t\r\n\u00A0\u202F\u2007\uFEFF'";
/** Stands in no text either, and is another character: DuckDB asks for that. */
const ABSENT = "\u001F";
const LINE_END = String.raw`'\r\n|\n|\r'`;

/** Fills `raw`: all columns as text, and the three of `RECORD`. What DuckDB could not read stands in `reject_errors`. */
export async function stage(
  connection: DuckDBConnection,
  file: DataFile,
  told: Told,
): Promise<void> {
  const { layout, isLoose } = told;
  const width = layout.names.length;
  await dropRejects(connection);
  await connection.run("DROP TABLE IF EXISTS raw");
  // One place more shows what the less strict reader would cut, and which line lacks the delimiter that all others end with.
  const places = Array.from({ length: widthOf(told) }, (_, i) => `c${i}`);
  const extra = places.length > width ? trimmed(`c${width}`) : "NULL::VARCHAR";
  const texts = layout.names.map((name, i) => `${trimmed(`c${i}`)} AS ${identifier(name)}`);
  const present = places.map((place) => `(${place} IS NOT NULL)::INTEGER`).join(" + ");
  const sql = `CREATE TABLE raw AS SELECT ${texts.join(", ")},
    CASE WHEN ${places.at(-1)} IS NULL THEN ${present} ELSE ${places.length} END AS ${identifier(RECORD.width)},
    ${extra} AS ${identifier(RECORD.extra)},
    1 + ${places.map(moreLines).join(" + ")} AS ${identifier(RECORD.lines)},
    ${width === 1 ? "NULL::INTEGER" : `coalesce(${layout.names.map((_, i) => swallowed(i, width)).join(", ")})`} AS ${identifier(RECORD.swallowed)}
    FROM ${reader(places, isLoose, true)}`;
  await connection.run(sql, values(file, told));
}

/** Without the blanks around it; nothing is NULL. Trimming is slow: only what may begin or end with a blank is trimmed. */
function trimmed(place: string): string {
  return `CASE WHEN ${place} = '' THEN NULL WHEN regexp_matches(${place}, '^[^!-~]|[^!-~]$')
    THEN nullif(trim(${place}, ${BLANKS}), '') ELSE ${place} END`;
}

/** How many values a complete record has. */
export function widthOf({ layout, isLoose }: Told): number {
  return layout.names.length + (isLoose || layout.endsWithDelimiter ? 1 : 0);
}

/** Fills `reject_errors` with the lines that have too few values as well. */
export async function rejectShortLines(
  connection: DuckDBConnection,
  file: DataFile,
  told: Told,
): Promise<void> {
  const places = Array.from({ length: widthOf(told) }, (_, i) => `c${i}`);
  await dropRejects(connection);
  const sql = `CREATE TEMP TABLE strict AS FROM ${reader(places, told.isLoose, false)}`;
  await connection.run(sql, values(file, told));
  await connection.run("DROP TABLE strict");
}

function values(file: DataFile, { dialect, layout, encoding, isGzip }: Told): DuckDBValue[] {
  const { delimiter, quote, escape } = dialect;
  const compression = isGzip ? "gzip" : "none";
  return [globLiteral(file.path), delimiter, quote, escape, layout.skip, encoding, compression];
}

/** Physical lines of a file, as the one column `line`; blank ones are left out. */
export function lines(
  file: DataFile,
  told: Pick<Told, "encoding" | "isGzip">,
): [string, DuckDBValue[]] {
  const sql = `read_csv($1, delim = $2, quote = '', escape = '', comment = '', header = false, auto_detect = false,
    columns = {'line': 'VARCHAR'}, parallel = false, strict_mode = false, hive_partitioning = false,
    encoding = $3, compression = $4)`;
  return [
    sql,
    [globLiteral(file.path), NO_DELIMITER, told.encoding, told.isGzip ? "gzip" : "none"],
  ];
}

/** An empty value is '' and an absent one NULL. */
function reader(places: readonly string[], isLoose: boolean, pads: boolean): string {
  const columns = places.map((place) => `'${place}': 'VARCHAR'`).join(", ");
  return `read_csv($1, delim = $2, quote = $3, escape = $4, skip = $5, encoding = $6, compression = $7,
    comment = '', header = false, auto_detect = false, columns = {${columns}}, nullstr = '${ABSENT}',
    null_padding = ${pads}, parallel = false, strict_mode = ${!isLoose}, hive_partitioning = false,
    store_rejects = true)`;
}

async function dropRejects(connection: DuckDBConnection): Promise<void> {
  await connection.run("DROP TABLE IF EXISTS reject_errors");
  await connection.run("DROP TABLE IF EXISTS reject_scans");
}

/** A line break within a value: the lines between the first and the last, blank ones not counted, and the last. */
function moreLines(place: string): string {
  return `(CASE WHEN contains(${place}, chr(10)) OR contains(${place}, chr(13))
    THEN 1 + len(list_filter(string_split_regex(${place}, ${LINE_END})[2:-2], lambda part: part <> '')) ELSE 0 END)`;
}

/**
 * A value with line breaks whose lines would be complete records without its quotation marks: each has as many
 * delimiters as a record has, or one more at its end. Half of them are enough: one may be broken for itself.
 */
function swallowed(i: number, width: number): string {
  const parts = `string_split_regex(c${i}, ${LINE_END})`;
  const counts = `list_transform(list_filter(${parts}, lambda part: part <> ''), lambda part: len(string_split(part, $2)) - 1)`;
  const fits = `list_transform(${counts}, lambda count, place: CASE place WHEN 1 THEN count IN (${width - 1 - i}, ${width - i})
    WHEN len(${counts}) THEN count = ${i} ELSE count IN (${width - 1}, ${width}) END)`;
  const fitting = `len(list_filter(${fits}, lambda fit: fit))`;
  return `CASE WHEN (contains(c${i}, chr(10)) OR contains(c${i}, chr(13)))
    AND ${fitting} >= greatest(2, len(${counts}) / 2) THEN ${i} END`;
}
