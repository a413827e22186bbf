/** Rows found by another row: those beside it, and those that have the same value. */
import { entityOf, isUnique, type Table } from "../columns.ts";
import type { Asked } from "./asked.ts";
import type { Composed, Make } from "./composed.ts";

/** The row before or after the one that is named, in the order in which they stand. */
export function beside(asked: Asked, table: Table, make: Make): Composed[] {
  const neighbour = asked.one("neighbour");
  if (neighbour === undefined || asked.measures.length > 0 || asked.keys.length > 0) return [];
  const { target } = neighbour;
  const targets = target === undefined ? asked.targets : [target, ...asked.targets];
  const select = selectedOf({ ...asked, targets }, table, neighbour.columns[0]?.name);
  return [
    make(
      {
        neighbour: { of: [neighbour.condition], offset: neighbour.side === "next" ? 1 : -1 },
        ...select,
      },
      // The name of one row is meant rather than what several have in common.
      neighbour.columns.some((column) => isUnique(column, table) || targets.includes(column))
        ? 0.1
        : 0.6,
      "rows are taken in the order in which they stand",
    ),
  ];
}

/** "The albums of the same year as …" */
export function sameAs(asked: Asked, table: Table, make: Make): Composed[] {
  const same = asked.one("same");
  if (same === undefined || asked.keys.length > 0 || "any" in same.condition) return [];
  const [measure, ...more] = asked.measures;
  if (more.length > 0 || (measure !== undefined && measure.how !== "count")) return [];
  const where = [
    ...asked.where,
    { op: "same as", column: same.column.name, rows: [same.condition] },
  ];
  return [
    make({
      where,
      ...(measure === undefined
        ? selectedOf(asked, table, same.columns[0]?.name)
        : { measures: [{ how: "count", as: "rows" }] }),
    }),
  ];
}

function selectedOf({ targets }: Asked, table: Table, named?: string): Record<string, unknown> {
  if (targets.length > 0) return { select: [...new Set(targets.map(({ name }) => name))] };
  const entity = table.columns.find(({ name }) => name === named) ?? entityOf(table);
  return entity === undefined ? {} : { select: [entity.name] };
}
