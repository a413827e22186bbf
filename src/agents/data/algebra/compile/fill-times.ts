/** A series without holes: the times in which nothing happened are listed as well. */
import { identifier } from "../../sql.ts";
import { quoted, type Compilation, type Relation, type ScopeColumn } from "./scope.ts";
import { isBucket } from "./time.ts";

export function fillTimes(
  compilation: Compilation,
  relation: Relation,
  time: ScopeColumn,
  counts: readonly string[],
): Relation {
  const { bucket } = time;
  if (bucket === undefined || !isBucket(bucket)) {
    compilation.problem(
      "group",
      `${bucket ?? time.name} comes again and again, and has no holes to fill.`,
      "Leave out fill, or group by minute, hour, day, week, month, quarter or year.",
    );
    return relation;
  }
  const from = identifier(relation.name);
  const name = quoted(time);
  const type = time.sqlType ?? "DATE";
  const others = relation.columns.filter(
    (column) => (relation.keys ?? []).includes(column.name) && column.name !== time.name,
  );
  const step = bucket === "quarter" ? "INTERVAL 3 MONTH" : `INTERVAL 1 ${bucket.toUpperCase()}`;
  const spine = `(SELECT unnest(generate_series(min(${name})::TIMESTAMP, max(${name})::TIMESTAMP, ${step}))::${type} AS ${name} FROM ${from})`;
  const keys = others.map(quoted);
  const each =
    keys.length === 0 ? "" : ` CROSS JOIN (SELECT DISTINCT ${keys.join(", ")} FROM ${from}) o`;
  const list = relation.columns.map((column) => {
    const own = quoted(column);
    if (column.name === time.name) return `s.${own}`;
    if (others.includes(column)) return `o.${own}`;
    return counts.includes(column.name) ? `coalesce(g.${own}, 0) AS ${own}` : `g.${own}`;
  });
  const same = [
    `g.${name} = s.${name}`,
    ...keys.map((key) => `g.${key} IS NOT DISTINCT FROM o.${key}`),
  ];
  return compilation.step(
    "filled",
    `SELECT ${list.join(", ")} FROM ${spine} s${each} LEFT JOIN ${from} g ON ${same.join(" AND ")}`,
    relation,
  );
}
