/** What is measured: over all rows, or of each group. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { close } from "../close-conditions.ts";
import { hasDimension, type Dimension } from "../../../link/dimensions.ts";
import {
  addsUp,
  isAmount,
  isCount,
  isIdentifier,
  isUnique,
  timeColumn,
  type Table,
} from "../columns.ts";
import type { Key, Measure } from "../parts.ts";
import type { Asked } from "./asked.ts";
import { conditionOf } from "./conditions.ts";
import {
  aliasOf,
  compose,
  grouped,
  inOrder,
  said,
  select,
  togetherOf,
  type Composed,
} from "./clauses.ts";
import { countedAs, holdsLists } from "./counted.ts";

/** These add up, and are as often compared. */
const EXTENSIVE: readonly Dimension[] = ["mass", "time"];
/** Of one row they say nothing. */
const OVER_ROWS: ReadonlySet<string> = new Set([
  "mean",
  "median",
  "quantile",
  "stddev",
  "variance",
  "population stddev",
]);

/** Each of several has a result of its own. */
const APART = new Set(
  "each every respective respectively compare comparison different various".split(" "),
);

/** "The average price by region, sorted by …" */
export function measures(asked: Asked, table: Table): Composed[] {
  const { measures: measured, keys, where } = asked;
  const counts = measured.some(({ how }) => how === "count");
  // Of each row there is one value, and no total.
  const isOfRow = asked.one("scope")?.of === "row";
  if (isOfRow && (counts || measured.some(({ how }) => how === "sum"))) return [];
  // "How many products are there" counts what is named; "the average salary of employees" is over all of them.
  const others = asked.targets.filter(
    (target) => !measured.some(({ column }) => column === target) && !isHead(asked, target),
  );
  if (others.some((column) => isAmount(column) || asked.weak.has(column) || holdsLists(column)))
    return [];
  // "How many stays have a start in March": a column of times is only where the time is looked for.
  const times = others.filter(({ type }) => type === "time");
  const isLooked = times.every((column) => column === timeColumn(table.columns));
  if (times.length > 0 && (!isLooked || where.length === 0)) return [];
  const held = new Set(where.map(conditionOf));
  const asKeys = others
    .filter(
      (column) =>
        !held.has(column.name) &&
        !asked.described.has(column) &&
        !isUnique(column, table) &&
        column.type !== "time",
    )
    .map((column): Key => ({ column }));
  // "The average class rating by club": two names that nothing holds together are no groups.
  if (asKeys.length > 1 || (asKeys.length > 0 && (keys.length > 0 || counts))) return [];
  // "The median words per job": each job is a row, and the median is over all of them.
  const isOfRows = ({ column, bucket }: Key) =>
    bucket === undefined && isUnique(column, table) && (isIdentifier(column) || keys.length > 1);
  const group = [
    ...keys.filter((key) => !(measured.every(({ how }) => OVER_ROWS.has(how)) && isOfRows(key))),
    ...asKeys,
  ];
  // One result over all rows has no first two.
  if (group.length === 0 && (asked.limit ?? asked.end) !== undefined) return [];
  const counted = countedAs(asked, table, group.length > 0);
  if (counted === undefined) return [];
  const read = (by: readonly Key[]) => {
    const query = inOrder(asked, grouped(by, counted.measures), keys, measured, table);
    return compose(query, (asKeys.length > 0 ? 0.6 : 0) + counted.cost, ...counted.assumed);
  };
  // "The average tonnage of ships that …", where a ship has several rows: of each, or of all of them.
  const isEither =
    asKeys.length > 0 &&
    measured.every(({ how }) => OVER_ROWS.has(how)) &&
    !asked.freeWords.some((word) => APART.has(word));
  return [...read(group), ...(isEither ? read([]) : [])];
}

/** "Red wine": what a value says more of is the thing, and no group. */
function isHead({ named, words }: Asked, { name }: ColumnFacts): boolean {
  const text = words.join(" ");
  const head = name.toLowerCase();
  return named.some(({ values }) =>
    values.some((value) => text.includes(`${value.toLowerCase()} ${head}`)),
  );
}

/** Keys without a statistic: "revenue by region". */
export function groups(asked: Asked, table: Table): Composed[] {
  const { keys, targets, order, words, freeWords } = asked;
  const amounts = targets.filter(isAmount);
  const isName = (column: ColumnFacts) => isUnique(column, table) && column.type !== "time";
  if (targets.some((column) => !isAmount(column) && !isName(column))) return [];
  if (amounts.length > 0) {
    // "The fee per container" is a ratio.
    if (freeWords.includes("per") && keys.some(({ column }) => isCount(column, table))) return [];
    // "Weight by month" is what it all weighed, or the usual weight: it is not said.
    const isEither = (column: ColumnFacts) =>
      !addsUp(column, table) &&
      EXTENSIVE.some((dimension) => hasDimension(table.lexicon.stemsOf(column), dimension));
    if (amounts.some(isEither)) return [];
    const totals = amounts.map((column) => togetherOf(column, table));
    const query = inOrder(asked, grouped(keys, totals), keys, totals, table);
    return compose(query, 0.3, ...totals.map((total) => `${said(total)} is taken`));
  }
  const rows: readonly Measure[] = [{ how: "count" }];
  // "Urgent orders by buyer": of rows that fit, how many there are. "Different drinks per shop" are no rows.
  const isOfSome = asked.where.length > 0 && words.includes("by");
  const isCounted =
    !asked.saysDistinct &&
    (asked.has("rows") ||
      words.includes("per") ||
      isOfSome ||
      targets.length > 0 ||
      keys.some(({ bucket }) => bucket));
  if (isCounted)
    return compose(inOrder(asked, grouped(keys, rows), keys, rows, table), 0.3, "rows are counted");
  // "List the different cities": each of them once.
  const byName = order && {
    ...asked,
    order: order.by === undefined ? { ...order, of: "name" as const } : order,
  };
  const list = { select: select(keys.map(({ column }) => column)), distinct: true };
  return compose(inOrder(byName ?? asked, list, keys, asked.measures, table), 0.3);
}

/** "Regions with more than 3 orders": a condition on what is measured of each group. */
export function having(asked: Asked, table: Table): Composed[] {
  const part = asked.one("having");
  if (part === undefined || asked.askedKey !== undefined) return [];
  // "How many regions have more than 3 orders" is a number of groups, and no list of them.
  if (asked.words.join(" ").startsWith("how many")) return [];
  const { measure, condition } = part;
  const isSame = ({ how, column }: Measure) => how === measure.how && column === measure.column;
  const targets = asked.targets.filter((column) => column !== measure.column);
  const keys = [...asked.keys, ...targets.map((column): Key => ({ column }))];
  const isNumber = (column: ColumnFacts) => column.type === "number" && !isIdentifier(column);
  const isRow = ({ column, bucket }: Key) =>
    bucket === undefined && (isNumber(column) || isUnique(column, table));
  if (!asked.measures.every(isSame) || keys.length === 0 || keys.some(isRow)) return [];
  const closed = close(condition, { ...measure.column, name: aliasOf(measure), type: "number" });
  if (closed === undefined) return [];
  const query = { ...grouped(keys, [measure]), having: [closed] };
  return compose(inOrder(asked, query, keys, [measure], table));
}
