/** What is known of one column: how many values are missing or distinct, which, from where to where. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { ColumnFacts } from "../../../catalog/authoring.ts";
import type { ReadColumn } from "../read/column.ts";
import { readRows } from "../rows.ts";
import { identifier } from "../sql.ts";

/** Values of a column with at most as many distinct ones are all listed; of others, the first ones. */
const MOST_VALUES = 1_000;
/** Longer values are prose, and name nothing that a query could. */
const LONGEST = 200;
/** UTF-16 code units that the values of one column may have together. */
const MOST_TEXT = 50_000;
/** Distinct values are counted in tables of as many rows. */
const COUNTED_ROWS = 1_000_000;

/** Of the table `data`; `isPart` when that is a part of the file, and only names and types are sure. */
export async function columnFacts(
  connection: DuckDBConnection,
  { name, type, unit }: ReadColumn,
  rows: number,
  isPart: boolean,
): Promise<ColumnFacts> {
  const column = identifier(name);
  const hasRange = type === "number" || type === "time";
  const isCounted = rows <= COUNTED_ROWS;
  const measured = await connection.runAndReadAll(
    `SELECT count(*) - count(${column}) AS missing
       ${isCounted ? `, count(DISTINCT ${column}) AS distinct` : ""}
       ${hasRange ? `, min(${column}) AS min, max(${column}) AS max` : ""} FROM data`,
  );
  const [row = {}] = readRows(measured).rows;
  // Stops as soon as there are enough of them.
  const listed = await connection.runAndReadAll(
    `SELECT DISTINCT ${column} AS value FROM data WHERE ${column} IS NOT NULL LIMIT ${MOST_VALUES + 1}`,
  );
  const values = readRows(listed)
    .rows.flatMap(({ value = null }) => (value === null ? [] : [String(value)]))
    .toSorted();
  const kept = within(values.slice(0, MOST_VALUES).filter((value) => value.length <= LONGEST));
  const complete = kept.length === values.length && !isPart;
  const distinct = isCounted ? Number(row["distinct"]) : complete ? values.length : undefined;
  const { min = null, max = null } = row;
  return {
    name,
    type,
    ...(unit !== undefined && { unit }),
    ...(distinct !== undefined && !isPart && { distinct }),
    ...(!isPart && { missing: Number(row["missing"]) }),
    values: kept,
    complete,
    ...(min !== null && !isPart && { min: String(min) }),
    ...(max !== null && !isPart && { max: String(max) }),
  };
}

function within(values: readonly string[]): readonly string[] {
  let left = MOST_TEXT;
  const end = values.findIndex((value) => (left -= value.length) < 0);
  return end < 0 ? values : values.slice(0, end);
}
