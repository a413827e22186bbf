/** The values of a column of text, each once where there are few: what is looked for is then looked for once. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "../../sql.ts";

/** Rows that show whether values are few, and how many different ones are. A file that is sorted by the column only takes longer. */
const LOOKED_AT = 20_000;
const FEW = 2_000;

/** Columns of `raw` whose values are few, where it is long. */
export async function columnsOfFew(
  connection: DuckDBConnection,
  columns: readonly string[],
): Promise<ReadonlySet<string>> {
  if (columns.length === 0) return new Set();
  const list = columns.map(identifier);
  const reader = await connection.runAndReadAll(
    `SELECT count(*), ${list.map((column) => `count(DISTINCT ${column})`).join(", ")}
     FROM (SELECT ${list.join(", ")} FROM raw LIMIT ${LOOKED_AT})`,
  );
  const [rows = 0, ...counts] = (reader.getRows()[0] ?? []).map(Number);
  if (rows < LOOKED_AT) return new Set();
  return new Set(columns.filter((_, i) => (counts[i] ?? 0) <= FEW));
}

/** A subquery with the columns `text` and `n`, the rows that have it. */
export function valuesOf(column: string, from: string, isFew: boolean): string {
  return isFew
    ? `(SELECT ${identifier(column)} AS text, count(*) AS n FROM ${from} GROUP BY 1)`
    : `(SELECT ${identifier(column)} AS text, 1 AS n FROM ${from})`;
}
