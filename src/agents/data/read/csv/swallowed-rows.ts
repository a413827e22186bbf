/** Refuses what the grammar of CSV allows and nobody means: a lone quotation mark that swallows rows up to the next one. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ToolError } from "../../../../catalog/authoring.ts";
import { identifier } from "../../sql.ts";
import type { DataFile } from "../existing-file.ts";
import type { ReadingOptions } from "../options.ts";
import { RECORD, type Told } from "./stage.ts";

/** Values that are looked at. */
const MOST_VALUES = 100;

/** @throws ToolError when the lines of a value would be complete rows without its quotation marks. */
export async function refuseSwallowedRows(
  connection: DuckDBConnection,
  file: DataFile,
  { layout, dialect }: Told,
  options: ReadingOptions,
): Promise<void> {
  // Who names the quotation mark has looked.
  if (options.quote !== undefined) return;
  const place = identifier(RECORD.swallowed);
  const list = layout.names.map((name, i) => `WHEN ${i} THEN ${identifier(name)}`).join(" ");
  const reader = await connection.runAndReadAll(
    `SELECT rowid, CASE ${place} ${list} END FROM raw WHERE ${place} IS NOT NULL ORDER BY rowid LIMIT ${MOST_VALUES}`,
  );
  const isPadded = layout.rows.some(({ values }) =>
    values.slice(1).some((value) => /^ \S/.test(value)),
  );
  const first = reader
    .getRows()
    .map(([row, value]) => ({ row: Number(row), value: String(value) }))
    .find(({ value }) => isPadded || !isSentence(value, dialect.delimiter));
  if (first === undefined) return;
  const before = await connection.runAndReadAll(
    `SELECT sum(${identifier(RECORD.lines)}) FROM raw WHERE rowid < ${first.row}`,
  );
  const line = (layout.rows[0]?.line ?? 1) + Number(before.getRows()[0]?.[0] ?? 0);
  const last = line + first.value.split(/\r\n|\n|\r/).length - 1;
  throw new ToolError(
    `Lines ${line} to ${last} of ${file.name} are one row by their quotation marks, and ${last - line + 1} rows without them (${first.value.slice(0, 50).replaceAll(/\s+/g, " ")}…).`,
    {
      help: `Correct them, or say what they are: reading: { "${file.name}": { quote: none } } takes quotation marks as characters, and { quote: '"' } as quotes.`,
    },
  );
}

/** In text, a blank follows each comma. */
function isSentence(value: string, delimiter: string): boolean {
  return value
    .split(delimiter)
    .slice(1)
    .every((part) => /^\s/.test(part));
}
