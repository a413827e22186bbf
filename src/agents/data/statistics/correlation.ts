/** Correlation of two columns, by DuckDB: of the values, or of their ranks. */
import { identifier } from "../sql.ts";
import type { Database } from "../tables/database.ts";

export type Method = "pearson" | "spearman";

export interface Correlation {
  /** -1 to 1; `null` when one of the two never changes. */
  readonly correlation: number | null;
  /** Pairs of values it rests on. */
  readonly n: number;
}

/** @param relation the name of a table of the database */
export async function correlationOf(
  database: Database,
  relation: string,
  left: string,
  right: string,
  method: Method,
): Promise<Correlation> {
  const [x, y] = [identifier(left), identifier(right)];
  const pairs = `SELECT ${x}::DOUBLE AS x, ${y}::DOUBLE AS y FROM ${identifier(relation)} WHERE ${x} IS NOT NULL AND ${y} IS NOT NULL`;
  const [sizes = {}] = await database.select(
    `SELECT count(*) AS n, count(DISTINCT x) AS xs, count(DISTINCT y) AS ys
     FROM (${pairs})`,
  );
  const n = Number(sizes["n"]);
  if (Number(sizes["xs"]) < 2 || Number(sizes["ys"]) < 2) return { correlation: null, n };
  // Values are brought to at most 1 first, which changes no correlation: squares of very large ones have no number.
  const scaled = `SELECT x / greatest_x AS x, y / greatest_y AS y FROM (${pairs}),
     (SELECT max(abs(x)) AS greatest_x, max(abs(y)) AS greatest_y FROM (${pairs}))`;
  // Equal values share the mean of their ranks.
  const rank = (of: string) =>
    `rank() OVER (ORDER BY ${of}) + (count(*) OVER (PARTITION BY ${of}) - 1) / 2`;
  const ranked = `SELECT ${rank("x")} AS x, ${rank("y")} AS y FROM (${pairs})`;
  const [row = {}] = await database.select(
    `SELECT corr(x, y) AS r FROM (${method === "pearson" ? scaled : ranked})`,
  );
  const r = row["r"] ?? null;
  return { correlation: r === null ? null : Math.max(-1, Math.min(1, Number(r))), n };
}
