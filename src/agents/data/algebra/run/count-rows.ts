/** How many rows went into a result, how many had no value, and how many share the last place of a limit. */
import { identifier } from "../../sql.ts";
import type { Database } from "../../tables/database.ts";
import type { LoadedTable } from "../../tables/loaded-table.ts";
import { matchColumn } from "../../columns.ts";
import { statement, type Compiled } from "../compile/compile.ts";
import { quoted, type ScopeColumn } from "../compile/scope.ts";
import type { AlgebraQuery } from "../schema/input.ts";

export interface RowCounts {
  /** After join or union. */
  readonly rowsIn: number;
  /** That fit `where`. */
  readonly rowsKept: number;
  /** Of the rows that went in, those without a value of a measured or compared column. */
  readonly withoutValue: ReadonlyMap<string, number>;
}

export async function countRows(
  database: Database,
  compiled: Compiled,
  query: AlgebraQuery,
  tables: readonly LoadedTable[],
  totalRows: number,
): Promise<RowCounts> {
  const { source, derived, kept, result, compilation } = compiled;
  const measured = distinctColumns(
    query.measures.flatMap(({ column }) => matchColumn(kept.columns, column ?? "") ?? []),
  );
  const negated = derived.columns.filter(({ name }) => compilation.negated.has(name));
  const isWhole =
    query.limit === undefined &&
    !query.distinct &&
    query.extreme === undefined &&
    query.having.length === 0 &&
    result.keys === undefined;
  const withoutValue = new Map<string, number>();
  let rowsKept = totalRows;
  if (!isWhole || measured.length > 0) {
    rowsKept = await count(database, compiled, kept.name, measured, withoutValue);
  }
  if (negated.length > 0) await count(database, compiled, derived.name, negated, withoutValue);
  if (kept.name === derived.name) return { rowsIn: rowsKept, rowsKept, withoutValue };
  const isPlain = query.join.length === 0;
  const rowsIn = isPlain
    ? tables.reduce((sum, { rows }) => sum + rows, 0)
    : await count(database, compiled, source.name, [], withoutValue);
  return { rowsIn, rowsKept, withoutValue };
}

function distinctColumns(columns: readonly ScopeColumn[]): ScopeColumn[] {
  return [...new Map(columns.map((column) => [column.name, column])).values()];
}

async function count(
  database: Database,
  compiled: Compiled,
  name: string,
  columns: readonly ScopeColumn[],
  into: Map<string, number>,
): Promise<number> {
  const list = columns.map((column, i) => `count(${quoted(column)}) AS filled${i}`);
  const { sql, values } = statement(
    compiled,
    { name, columns: [], ordinals: [] },
    `SELECT ${["count(*) AS rows", ...list].join(", ")} FROM ${identifier(name)}`,
  );
  const [row = {}] = await database.select(sql, values);
  const rows = Number(row["rows"]);
  for (const [i, column] of columns.entries())
    into.set(column.name, rows - Number(row[`filled${i}`]));
  return rows;
}

export interface Ties {
  /** The place that the last row shares: 5 for the fifth. */
  readonly place: number;
  /** Rows that share it, listed or not. */
  readonly rows: number;
  readonly listed: number;
}

/** `null` when no row that is left out is equal to the last one that is listed. */
export async function tiesAtLimit(
  database: Database,
  compiled: Compiled,
  { limit, distinct, ties }: AlgebraQuery,
): Promise<Ties | null> {
  const { order, result } = compiled;
  if (limit === undefined || distinct || ties === "kept" || order.terms.length === 0) return null;
  const from = identifier(result.name);
  const columns = order.columns.map(quoted);
  const list = [...new Set(columns)].join(", ");
  const by = [...order.terms, ...order.rest].join(", ");
  const same = [...new Set(columns)].map((x) => `r.${x} IS NOT DISTINCT FROM l.${x}`).join(" AND ");
  const { sql, values } = statement(
    compiled,
    result,
    `, listed AS (SELECT ${list}, row_number() OVER (ORDER BY ${by}) AS "#place" FROM ${from} r ORDER BY ${by} LIMIT ${limit}),
  last AS (SELECT * FROM listed WHERE "#place" = ${limit})
SELECT (SELECT count(*) FROM ${from} r, last l WHERE ${same}) AS rows,
  (SELECT count(*) FROM listed r, last l WHERE ${same}) AS listed`,
  );
  const [row = {}] = await database.select(sql, values);
  const [rows, listed] = [Number(row["rows"]), Number(row["listed"])];
  return rows > listed ? { place: limit - listed + 1, rows, listed } : null;
}
