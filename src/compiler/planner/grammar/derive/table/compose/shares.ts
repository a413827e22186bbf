/** A part of the whole. */
import { isAmount, isTime, isUnique, truthOf, type Table } from "../columns.ts";
import { onlyOf } from "../lists.ts";
import type { Key, Measure } from "../parts.ts";
import type { Asked } from "./asked.ts";
import {
  aliasOf,
  compose,
  grouped,
  inOrder,
  keyName,
  measureOf,
  type Composed,
  type Query,
} from "./clauses.ts";
import { conditionOf } from "./conditions.ts";

/** "What share of revenue is espresso", "the share of each region". */
export function shares(asked: Asked, table: Table): Composed[] {
  const { where, named, targets } = asked;
  const amounts = targets.filter(isAmount);
  const sums = amounts.map((column): Measure => ({ how: "sum", column }));
  if (sums.length > 1 || asked.measures.length > 1) return [];
  const measure = asked.measures[0] ?? sums[0] ?? { how: "count" };
  if (measure.how !== "sum" && measure.how !== "count") return [];
  // What is rushed or is not is a condition, or is left out.
  const held = new Set(where.map(conditionOf));
  if (targets.some((one) => truthOf(one) !== undefined && !held.has(one.name))) return [];
  const alias = aliasOf(measure);
  const share = `share of ${alias}`;
  const extend = [{ op: "share", of: alias, as: share }];
  const others = targets.filter(
    (column) =>
      truthOf(column) === undefined &&
      !isAmount(column) &&
      !isUnique(column, table) &&
      !named.some((one) => one.column === column),
  );
  const keys = [...asked.keys, ...others.map((column): Key => ({ column }))];
  // Of rows that fit one condition, among all rows; or among those of each group.
  const only = onlyOf(where);
  const among: Query | undefined =
    only && "op" in only
      ? {
          where: [],
          group: keys.length === 0 ? undefined : grouped(keys, [])["group"],
          measures: [
            { ...measureOf(measure), where: [only], as: "part" },
            { ...measureOf(measure), as: "whole" },
          ],
          extend: [
            { op: "/", of: ["part", "whole"], as: "ratio" },
            { op: "*", of: ["ratio", 100], as: share },
          ],
          select: [...keys.map(keyName), share, "part", "whole"],
        }
      : undefined;
  const isOrdered = asked.order !== undefined || asked.limit !== undefined;
  if (keys.length > 0) {
    const query = { ...grouped(keys, [measure]), extend };
    const ofAll = compose(inOrder(asked, query, keys, [measure], table));
    const times = new Set(table.columns.filter(isTime).map(({ name }) => name));
    if (where.every((one) => times.has(conditionOf(one) ?? ""))) return ofAll;
    // "The percentage that is urgent, by buyer": of those of the buyer, or of all urgent ones? It is not known, and the first is likelier.
    return isOrdered || among === undefined
      ? []
      : [...compose(among), ...ofAll.map((one) => ({ ...one, cost: one.cost + 0.05 }))];
  }
  if (isOrdered) return [];
  // Of some values of a column: the others are the whole, so the condition comes after.
  const values = onlyOf(named);
  if (values !== undefined) {
    const { column } = values;
    const rest = where.filter((condition) => conditionOf(condition) !== column.name);
    if (where.length - rest.length !== 1) return [];
    const of = [{ op: "in", column: column.name, values: values.values }];
    return compose({ where: rest, ...grouped([{ column }], [measure]), extend, having: of });
  }
  return named.length > 0 ? [] : compose(among);
}
