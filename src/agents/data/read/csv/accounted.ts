/** Proof that nothing of a file was lost or read otherwise than it seemed to be. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ToolError } from "../../../../catalog/authoring.ts";
import { count } from "../../numbers.ts";
import { identifier } from "../../sql.ts";
import type { DataFile } from "../existing-file.ts";
import type { Sample } from "./sample.ts";
import { lines, RECORD, type Told } from "./stage.ts";

/** So many rows are compared with what the sample made of them. */
const COMPARED_ROWS = 50;

/**
 * Every line of the file that is not blank stands above the rows or in a row. DuckDB drops the rest of a large file
 * behind a quotation mark that does not close, and rejects nothing (1.5.5).
 * @throws ToolError otherwise.
 */
export async function refuseLostLines(
  connection: DuckDBConnection,
  file: DataFile,
  sample: Sample,
  told: Told,
  unread: number,
): Promise<void> {
  const [sql, bound] = lines(file, told);
  const all = await number(connection, `SELECT count(line) FROM ${sql}`, bound);
  const inRows = await number(connection, `SELECT sum(${identifier(RECORD.lines)}) FROM raw`, []);
  const firstRow = told.layout.rows[0]?.line ?? Number.POSITIVE_INFINITY;
  const above = sample.head
    .split(/\r\n|\n|\r/)
    .slice(0, firstRow - 1)
    .filter((line) => line.replace("\uFEFF", "") !== "").length;
  if (above + inRows + unread === all) return;
  throw new ToolError(
    `${file.name} cannot be read: of its ${count(all, "line")} ${count(inRows + above, "line")} belong to rows.`,
    {
      help: `A double quote may not be closed. If quotation marks are only characters in this file, say so: reading: { "${file.name}": { quote: none } }.`,
    },
  );
}

/**
 * Where a quotation mark is written \", DuckDB takes every other backslash out of a value, too (1.5.5).
 * @throws ToolError when there is one that stands for itself.
 */
export async function refuseLoneBackslash(
  connection: DuckDBConnection,
  file: DataFile,
  told: Told,
): Promise<void> {
  const [sql, bound] = lines(file, told);
  const found = await connection.runAndReadAll(
    `SELECT any_value(line) FROM ${sql} WHERE regexp_matches(line, '(^|[^\\\\])(\\\\\\\\)*\\\\([^\\\\"'']|$)')`,
    bound,
  );
  const line = found.getRows()[0]?.[0];
  if (line === null || line === undefined) return;
  throw new ToolError(
    `${file.name} writes a quotation mark as \\", and has backslashes that stand for themselves (${String(line).slice(0, 60)}).`,
    { help: "Write those twice, or each quotation mark within quotes as two of them." },
  );
}

/** The first rows are what the sample took them for: nothing was skipped too much or too little. */
export async function refuseOtherRows(
  connection: DuckDBConnection,
  file: DataFile,
  { layout }: Told,
): Promise<void> {
  const columns = layout.names.map(identifier);
  const reader = await connection.runAndReadAll(
    `SELECT ${columns.join(", ")} FROM raw ORDER BY rowid LIMIT ${COMPARED_ROWS}`,
  );
  const read = reader.getRows();
  const seen = layout.rows.filter(({ values }) =>
    values.slice(columns.length).every((value) => value === ""),
  );
  const differs = read.findIndex((row, i) => {
    const values = seen[i]?.values;
    // The sample is shorter than the rows that are compared.
    if (values === undefined) return seen.length === layout.rows.length && i < seen.length;
    return row.some((cell, place) => plain(String(cell ?? "")) !== plain(values[place] ?? ""));
  });
  if (differs === -1 && read.length >= Math.min(seen.length, COMPARED_ROWS)) return;
  const line = (differs === -1 ? seen[read.length] : seen[differs])?.line ?? 1;
  throw new ToolError(`${file.name} can be read in several ways from line ${line} on.`, {
    help: "Check its quotation marks there: a value in quotes begins and ends with one, and each one within is written twice.",
  });
}

function plain(text: string): string {
  return text.replaceAll(/[\s\u00A0\uFEFF]+/g, " ").trim();
}

async function number(connection: DuckDBConnection, sql: string, bound: never[] | unknown[]) {
  const reader = await connection.runAndReadAll(sql, bound as never[]);
  return Number(reader.getRows()[0]?.[0] ?? 0);
}
