/** Values of a key become columns. */
import type { Cell } from "../../../../catalog/authoring.ts";
import { identifier } from "../../sql.ts";
import { sayKey } from "../say/cells.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { quoted, type Compilation, type Relation, type ScopeColumn } from "./scope.ts";

/** More columns than that are no table that anybody reads. */
export const MOST_PIVOTED = 200;

/** @param values those of the key, in their order; `undefined` before the data were looked at */
export function pivotRows(
  compilation: Compilation,
  relation: Relation,
  { column: asked, value: measured }: NonNullable<AlgebraQuery["pivot"]>,
  values: readonly Cell[] | undefined,
): Relation {
  const key = compilation.find(relation, asked, "pivot.column");
  const value = compilation.find(relation, measured, "pivot.value");
  const { keys } = relation;
  if (key === undefined || value === undefined) return relation;
  if (keys === undefined || !keys.includes(key.name)) {
    compilation.problem(
      "pivot.column",
      `Rows are not grouped by "${key.name}".`,
      "Group by it and by what the rows are (group), then pivot.",
    );
    return relation;
  }
  const others = relation.columns.filter(({ name }) => !keys.includes(name) && name !== value.name);
  if (others.length > 0) {
    compilation.problem(
      "pivot.value",
      `A pivot shows one value, and there ${others.length === 1 ? "is" : "are"} also ${others.map(({ name }) => name).join(", ")}.`,
      "Leave out the other measures.",
    );
    return relation;
  }
  const rows = relation.columns.filter(({ name }) => keys.includes(name) && name !== key.name);
  const pivoted = (values ?? []).map((cell) => {
    const name = nameOf(
      cell,
      rows.map((column) => column.name),
      key,
    );
    // Compared as text: that is what every value is told by.
    const test =
      cell === null
        ? `${quoted(key)} IS NULL`
        : `${quoted(key)}::VARCHAR = ${compilation.bindings.add(String(cell))}`;
    return {
      column: { ...value, name },
      sql: `any_value(${quoted(value)}) FILTER (WHERE ${test}) AS ${identifier(name)}`,
    };
  });
  const list = [...rows.map(quoted), ...pivoted.map(({ sql }) => sql)];
  const by = rows.length === 0 ? "" : ` GROUP BY ${rows.map((_, i) => i + 1).join(", ")}`;
  return compilation.step(
    "pivoted",
    `SELECT ${list.length === 0 ? "count(*) AS rows" : list.join(", ")} FROM ${identifier(relation.name)}${by}`,
    {
      columns: [...rows, ...pivoted.map(({ column }) => column)],
      ordinals: [],
      keys: rows.map(({ name }) => name),
    },
  );
}

function nameOf(cell: Cell, taken: readonly string[], { bucket }: ScopeColumn): string {
  const name = sayKey(cell, bucket);
  return taken.includes(name) ? `${name} value` : name;
}
