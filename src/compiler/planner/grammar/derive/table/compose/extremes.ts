/** The row or group that has the most; the top 5. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { addsUp, entityOf, isAmount, isRank, isUnique, type Table } from "../columns.ts";
import { isMeasure, type Key, type Measure } from "../parts.ts";
import { isWritten } from "../../../link/written-numbers.ts";
import type { Asked } from "./asked.ts";
import type { Composed, Make, Query } from "./composed.ts";
import { countsRows } from "./counted.ts";
import { ordered } from "./finish.ts";
import { aliasOf, keysOf, measureOf } from "./names.ts";

/** Keys whose values each have so many rows are groups, and not names of rows. */
const ROWS_OF_A_GROUP = 8;
const MANY_NAMES = 30;

export function extremes(asked: Asked, table: Table, make: Make): Composed[] {
  const least = asked.order?.descending === false && asked.extreme === undefined;
  const which = asked.extreme?.which ?? asked.limit?.which ?? (least ? "least" : "greatest");
  const n = asked.extreme?.n ?? asked.limit?.n ?? asked.end?.n;
  let { keys } = asked;
  let of: ColumnFacts | Measure | undefined = asked.extreme?.of ?? asked.order?.by;
  if (of === undefined && asked.measures.length === 1) of = asked.measures[0];
  let { targets } = asked;
  // "The top 5 products by price": what stands after "by" is what they are ranked by.
  const [by, ...more] = keys;
  if (of === undefined && by !== undefined && more.length === 0 && by.bucket === undefined && isAmount(by.column)) {
    of = by.column;
    keys = [];
  } // prettier-ignore
  if (of === undefined) {
    const amounts = targets.filter(isAmount);
    if (amounts.length !== 1) return [];
    of = amounts[0];
  }
  if (of === undefined) return [];
  const column = isMeasure(of) ? of.column : of;
  // The highest rank is the smallest number, or not: it is not known.
  if (column !== undefined && isRank(column)) return [];
  targets = targets.filter((one) => one !== column);
  const stray = asked.measures.filter((one) => one !== of && one.column !== column);
  if (stray.length > 0) return [];
  // "The highest total": what is measured is what is compared.
  const measured = asked.measures.find((one) => one !== of);
  if (measured !== undefined && !isMeasure(of)) of = measured;
  const pick = (name: string): Query =>
    n === undefined
      ? { extreme: { which, of: name } }
      : { order: [{ column: name, descending: which === "greatest" }], limit: n };
  const at: Situation = { asked, table, make, which, n, keys, targets, pick };
  return isMeasure(of) ? ofMeasure(of, at) : ofColumn(of, at);
}

interface Situation {
  readonly asked: Asked;
  readonly table: Table;
  readonly make: Make;
  readonly which: "greatest" | "least";
  readonly n: number | undefined;
  readonly keys: readonly Key[];
  readonly targets: readonly ColumnFacts[];
  readonly pick: (name: string) => Query;
}

function ofMeasure(of: Measure, at: Situation): Composed[] {
  const { asked, table, keys, targets, make, pick } = at;
  const asks = targets.filter((column) => !isAmount(column));
  const grouped = [
    // "Which product is the cheapest on average by price": that is what is compared, and no group.
    ...keys.filter(({ column, bucket }) => bucket !== undefined || column !== of.column),
    ...(asked.askedKey === undefined ? [] : [asked.askedKey]),
    ...asks.map((column): Key => ({ column })),
  ];
  // "The highest rows by price" are no prices that many rows have.
  if (of.how === "count" && keys.some(({ column }) => isAmount(column) && (column.distinct ?? 0) > MANY_NAMES)) return []; // prettier-ignore
  if (grouped.length === 0 || asks.length < targets.length || asks.some(({ type }) => type === "number") || (asked.asksWho && asks.length > 0)) return []; // prettier-ignore
  if (of.how === "count" && !countsRows(of, asks, asked, table)) return [];
  return [make({ group: keysOf(grouped), measures: [measureOf(of)], ...pick(aliasOf(of)) })];
}

function ofColumn(column: ColumnFacts, at: Situation): Composed[] {
  const { asked, table, make, which, n, keys, targets, pick } = at;
  const named = targets.filter((one) => !isAmount(one));
  const isAll = asked.one("scope")?.of === "all";
  // Of several rows together: not of what is different in each of them.
  const asks = isAll && named.length > 1 ? named.filter((one) => !isUnique(one, table)) : named;
  if (asked.askedKey !== undefined || (keys.length > 0 && asks.length === 0))
    return ofKeys(column, at);
  const select = unique([
    ...keys.map((key) => key.column.name),
    ...targets.map(({ name }) => name),
    column.name,
  ]);
  if (keys.length > 0) {
    if (keys.some(({ bucket }) => bucket !== undefined) || n !== undefined) return [];
    return [make({ extreme: { which, of: column.name, within: keys.map((key) => key.column.name) }, select })]; // prettier-ignore
  }
  if (targets.length === 0) {
    if (asked.asksWho) {
      const entity = entityOf(table);
      return entity === undefined
        ? [make(pick(column.name), 0.2)]
        : [
            make(
              { ...pick(column.name), select: [entity.name, column.name] },
              0.1,
              `${entity.name} is what tells rows apart`,
            ),
          ];
    }
    if (n !== undefined || asked.has("rows")) return [make(pick(column.name))];
    if (isWritten(column)) return [make({ ...pick(column.name), select: [column.name], distinct: true }, asked.has("openExtreme") ? 0.4 : 0)]; // prettier-ignore
    const measure: Measure = { how: which === "greatest" ? "max" : "min", column };
    return [make({ measures: [measureOf(measure)] }, asked.has("openExtreme") ? 0.4 : 0)];
  }
  const [only, ...others] = asks;
  const row = make({ ...pick(column.name), select });
  if (only === undefined || others.length > 0 || (asks.length === named.length && targets.length > 1) || asked.has("rows"))
    return isAll ? [] : [row]; // prettier-ignore
  if (isUnique(only, table) || !addsUp(column, table) || asked.one("scope")?.of === "row")
    return [row];
  // Several rows for each: the greatest row, or the one that has most in all.
  const measure: Measure = { how: "sum", column };
  const total = (cost: number) =>
    make(
      { group: keysOf([{ column: only }]), measures: [measureOf(measure)], ...pick(aliasOf(measure)) },
      cost,
      `the total of ${column.name} is compared`,
    ); // prettier-ignore
  if (isAll) return [total(-0.4)];
  const isGroup = (table.rows ?? 0) / (only.distinct ?? Infinity) >= ROWS_OF_A_GROUP;
  const isMost = asked.words.some((word) => word === "most" || word === "least" || word === "fewest"); // prettier-ignore
  // Of a name among many, a row of its own is meant.
  if (!isMost && (only.distinct ?? 0) > MANY_NAMES)
    return [{ ...row, assumed: [...row.assumed, `the single row with the ${which} ${column.name} is meant`] }]; // prettier-ignore
  return isGroup && isMost ? [total(-0.4), { ...row, cost: 0.6 }] : [{ ...row, assumed: [...row.assumed, `the single row with the ${which} ${column.name} is meant`] }, total(0)]; // prettier-ignore
}

/** "Which month had the highest revenue", "the highest price of each region". */
function ofKeys(column: ColumnFacts, at: Situation): Composed[] {
  const { asked, table, make, which, n, keys, pick } = at;
  const grouped = [...keys, ...(asked.askedKey === undefined ? [] : [asked.askedKey])];
  if (asked.askedKey === undefined && n === undefined) {
    const measure: Measure = { how: which === "greatest" ? "max" : "min", column };
    const inOrder = ordered({ ...asked, measures: [measure] }, grouped, table);
    return inOrder === undefined
      ? []
      : [make({ group: keysOf(grouped), measures: [measureOf(measure)], ...inOrder })];
  }
  const measure: Measure = { how: addsUp(column, table) ? "sum" : "mean", column };
  return [
    make(
      { group: keysOf(grouped), measures: [measureOf(measure)], ...pick(aliasOf(measure)) },
      0.2,
      `the ${measure.how === "sum" ? "total" : "mean"} of ${column.name} is compared`,
    ),
  ];
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
