/** What is measured, over all rows or for each of a key. */
import { addsUp, isAmount, isUnique, timeColumn, type Table } from "../columns.ts";
import type { Key, Measure } from "../parts.ts";
import { conditionOf, type Asked } from "./asked.ts";
import type { Composed, Make, Query } from "./composed.ts";
import { countedAs, holdsLists } from "./counted.ts";
import { limited, ordered } from "./finish.ts";
import { keysOf, measureOf } from "./names.ts";

/** Values that are named are told one by one. */
const COMPARING = new Set(["compare", "compared", "comparing", "comparison", "versus", "vs"]);

/** "The average price by region, sorted by …" */
export function measures(asked: Asked, table: Table, make: Make): Composed[] {
  const given = [...asked.keys, ...(asked.askedKey === undefined ? [] : [asked.askedKey])];
  const [only, ...more] = asked.named;
  const isCompared = given.length === 0 && more.length === 0 && asked.words.some((word) => COMPARING.has(word)); // prettier-ignore
  const keys = isCompared && only !== undefined && only.values.length > 1 ? [{ column: only.column }] : given; // prettier-ignore
  // Of each row there is one value, and no total.
  if (asked.one("scope")?.of === "row" && asked.measures.some(({ how }) => how === "sum" || how === "count")) return []; // prettier-ignore
  // "How many products are there" counts what is named; "the average salary of employees" is over all of them.
  const others = asked.targets.filter(
    (column) => !asked.measures.some((measure) => measure.column === column),
  );
  if (others.some((column) => isAmount(column) || asked.weak.has(column) || holdsLists(column)))
    return [];
  const held = new Set(asked.where.map(conditionOf));
  const asKeys = others
    .filter(({ name }) => !held.has(name))
    .filter((column) => !isUnique(column, table) && column.type !== "time");
  if (asKeys.length > 0 && (keys.length > 0 || asked.measures.some(({ how }) => how === "count")))
    return [];
  // "How many stays have a start in March": a column of times is only where the time is looked for.
  const times = others.filter(({ type }) => type === "time");
  if (times.some((column) => column !== timeColumn(table.columns)) || (times.length > 0 && asked.where.length === 0)) return []; // prettier-ignore
  const group = keysOf([...keys, ...asKeys.map((column) => ({ column }))]);
  // One result over all rows has no first two.
  if (group.length === 0 && (asked.limit ?? asked.end) !== undefined) return [];
  const counted = countedAs(asked, table, group.length > 0);
  if (counted === undefined) return [];
  const inOrder = ordered(asked, keys, table);
  if (inOrder === undefined) return [];
  const query: Query = {
    ...(group.length > 0 && { group }),
    measures: counted.measures.map(measureOf),
  };
  return [
    make(
      { ...query, ...inOrder, ...limited(asked) },
      (asKeys.length > 0 ? 0.6 : 0) + counted.cost,
      ...counted.assumed,
    ),
  ];
}

/** Keys without a statistic: "revenue by region". */
export function groups(asked: Asked, table: Table, make: Make): Composed[] {
  const keys = [...asked.keys, ...(asked.askedKey === undefined ? [] : [asked.askedKey])];
  const amounts = asked.targets.filter(isAmount);
  const others = asked.targets.filter((column) => !amounts.includes(column));
  if (others.some((column) => !isUnique(column, table))) return [];
  if (amounts.length === 0) return withoutAmount(asked, keys, table, make);
  const measured = amounts.map((column): Measure => ({
    how: addsUp(column, table) ? "sum" : "mean",
    column,
  }));
  const said = measured.map(
    ({ how, column }) =>
      `the ${how === "sum" ? "total" : "mean"} of ${column?.name ?? ""} is taken`,
  );
  const inOrder = ordered({ ...asked, measures: measured }, keys, table);
  if (inOrder === undefined) return [];
  return [
    make(
      { group: keysOf(keys), measures: measured.map(measureOf), ...inOrder, ...limited(asked) },
      0.3,
      ...said,
    ),
  ];
}

function withoutAmount(asked: Asked, keys: readonly Key[], table: Table, make: Make): Composed[] {
  const counted: Asked = { ...asked, measures: [{ how: "count" }] };
  // "List the different cities": each of them once.
  const isList =
    !asked.has("rows") &&
    asked.targets.length === 0 &&
    keys.every(({ bucket }) => bucket === undefined);
  const inOrder = isList
    ? ordered(asked.order === undefined || asked.order.by !== undefined ? asked : { ...asked, order: { ...asked.order, of: "name" } }, keys, table)
    : ordered(counted, keys, table); // prettier-ignore
  if (inOrder === undefined) return [];
  if (isList)
    return [
      make(
        {
          select: keys.map(({ column }) => column.name),
          distinct: true,
          ...inOrder,
          ...limited(asked),
        },
        0.3,
      ),
    ];
  return [
    make(
      {
        group: keysOf(keys),
        measures: [measureOf({ how: "count" })],
        ...inOrder,
        ...limited(asked),
      },
      0.3,
      "rows are counted",
    ),
  ];
}
