/** Rows become groups: one row for each, with its keys and what is measured of it. */
import { matchColumn } from "../../columns.ts";
import { identifier } from "../../sql.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { fillTimes } from "./fill-times.ts";
import { measureOf } from "./measure.ts";
import { quoted, type Compilation, type Relation, type ScopeColumn } from "./scope.ts";
import { checkMeasureName, checkTimeName } from "./false-name.ts";
import { bucketOf } from "./time.ts";

export function groupRows(
  compilation: Compilation,
  relation: Relation,
  { group, measures }: Pick<AlgebraQuery, "group" | "measures">,
): Relation {
  if (group.length === 0 && measures.length === 0) return relation;
  const keys: { column: ScopeColumn; sql: string; fill: boolean }[] = [];
  for (const [i, key] of group.entries()) {
    const path = `group[${i}]`;
    if (typeof key === "string") {
      const column = compilation.find(relation, key, path);
      if (column !== undefined) keys.push({ column, sql: quoted(column), fill: false });
      continue;
    }
    const made = bucketOf(compilation, relation, key, path);
    if (made === undefined) continue;
    checkTimeName(compilation, key.bucket, key.as, `${path}.as`);
    const name = key.as ?? matchColumn(relation.columns, key.column)?.name ?? key.column;
    keys.push({ column: { name, ...made.column }, sql: made.sql, fill: key.fill });
  }
  const twice = keys.find(
    ({ column }, i) => keys.findIndex((key) => key.column.name === column.name) < i,
  );
  if (twice !== undefined) {
    compilation.problem(
      "group",
      `Two keys are called "${twice.column.name}".`,
      "Give one of them another name (as).",
    );
  }
  const columns = keys.map(({ column }) => column);
  const made: { column: ScopeColumn; sql: string; isCount: boolean }[] = [];
  const wanted = measures.length === 0 ? [{ how: "count" as const, where: [] }] : measures;
  for (const [i, measure] of wanted.entries()) {
    const found = measureOf(compilation, relation, measure, `measures[${i}]`);
    if (found === undefined) continue;
    checkMeasureName(compilation, measure, `measures[${i}].as`);
    const names = [...columns, ...made.map(({ column }) => column)];
    const name =
      measure.as === undefined
        ? freeOf(names, found.column.name)
        : compilation.free({ columns: names }, measure.as, `measures[${i}].as`);
    made.push({ ...found, column: { ...found.column, name } });
  }
  const list = [
    ...keys.map(({ column, sql }) =>
      sql === quoted(column) ? sql : `${sql} AS ${quoted(column)}`,
    ),
    ...made.map(({ column, sql }) => `${sql} AS ${quoted(column)}`),
  ];
  const by = keys.length === 0 ? "" : ` GROUP BY ${keys.map((_, i) => i + 1).join(", ")}`;
  const grouped = compilation.step(
    "grouped",
    `SELECT ${list.join(", ")} FROM ${identifier(relation.name)}${by}`,
    {
      columns: [...columns, ...made.map(({ column }) => column)],
      ordinals: [],
      keys: columns.map(({ name }) => name),
    },
  );
  const filled = keys.find(({ fill }) => fill);
  if (filled === undefined) return grouped;
  const counts = made.filter(({ isCount }) => isCount).map(({ column }) => column.name);
  return fillTimes(compilation, grouped, filled.column, counts);
}

/** `rows` may be the name of a key. */
function freeOf(columns: readonly ScopeColumn[], name: string): string {
  const taken = columns.some((column) => column.name.toLowerCase() === name.toLowerCase());
  return taken ? freeOf(columns, `${name} value`) : name;
}
