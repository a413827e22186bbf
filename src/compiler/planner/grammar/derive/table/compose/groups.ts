/** What is measured: over all rows, of each group, as a share of all, or from one stretch of time to the next. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { close } from "../close-conditions.ts";
import { hasDimension, type Dimension } from "../../../link/dimensions.ts";
import {
  addsUp,
  isAmount,
  isCount,
  isIdentifier,
  isTime,
  isUnique,
  timeColumn,
  truthOf,
  type Table,
} from "../columns.ts";
import { onlyOf } from "../lists.ts";
import type { Key, Measure } from "../parts.ts";
import type { Asked } from "./asked.ts";
import { conditionOf } from "./conditions.ts";
import {
  aliasOf,
  compose,
  grouped,
  inOrder,
  keyName,
  measureOf,
  said,
  select,
  togetherOf,
  type Composed,
  type Query,
} from "./clauses.ts";
import { countedAs, holdsLists } from "./counted.ts";

/** These add up, and are as often compared. */
const EXTENSIVE: readonly Dimension[] = ["mass", "time"];
/** Of one row they say nothing. */
const OVER_ROWS: ReadonlySet<string> = new Set(["mean", "median", "quantile", "stddev", "variance", "population stddev"]); // prettier-ignore

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
  const isOfRows = ({ column, bucket }: Key) => bucket === undefined && isUnique(column, table) && (isIdentifier(column) || keys.length > 1); // prettier-ignore
  const group = [...keys.filter((key) => !(measured.every(({ how }) => OVER_ROWS.has(how)) && isOfRows(key))), ...asKeys]; // prettier-ignore
  // One result over all rows has no first two.
  if (group.length === 0 && (asked.limit ?? asked.end) !== undefined) return [];
  const counted = countedAs(asked, table, group.length > 0);
  if (counted === undefined) return [];
  const read = (by: readonly Key[]) => {
    const query = inOrder(asked, grouped(by, counted.measures), keys, measured, table);
    return compose(query, (asKeys.length > 0 ? 0.6 : 0) + counted.cost, ...counted.assumed);
  };
  // "The average tonnage of ships that …", where a ship has several rows: of each, or of all of them.
  const isEither = asKeys.length > 0 && measured.every(({ how }) => OVER_ROWS.has(how)) && !asked.freeWords.some((word) => APART.has(word)); // prettier-ignore
  return [...read(group), ...(isEither ? read([]) : [])];
}

/** "Red wine": what a value says more of is the thing, and no group. */
function isHead({ named, words }: Asked, { name }: ColumnFacts): boolean {
  const text = words.join(" ");
  const head = name.toLowerCase();
  return named.some(({ values }) => values.some((value) => text.includes(`${value.toLowerCase()} ${head}`))); // prettier-ignore
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
    const isEither = (column: ColumnFacts) => !addsUp(column, table) && EXTENSIVE.some((dimension) => hasDimension(table.lexicon.stemsOf(column), dimension)); // prettier-ignore
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
    // "The percentage that is urgent, by buyer": of all urgent ones, or of those of the buyer? It is not known.
    return isOrdered || among === undefined ? [] : [...ofAll, ...compose(among)];
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

/** Changes, running totals and ranks, from one stretch of time or row to the next. */
export function alongTime(asked: Asked, table: Table): Composed[] {
  const amounts = asked.targets.filter(isAmount);
  const measure = asked.measures[0] ?? (amounts[0] && togetherOf(amounts[0], table));
  if (measure === undefined || asked.measures.length > 1 || amounts.length > 1) return [];
  const kinds = (["change", "running", "rank"] as const).filter((kind) => asked.has(kind));
  const kind = onlyOf(kinds);
  const change = asked.one("change");
  const { keys, back } = keysAlong(asked, table, change?.back);
  if (kind === undefined || keys.length === 0) return [];
  // From one farm to the next nothing changes: "how many farms grew maize".
  if (kind === "change" && !keys.some(isAlong)) return [];
  const op = change?.percent ? "percent change" : kind === "running" ? "running total" : kind;
  const of = aliasOf(measure);
  const extend = [{ op, of, back, as: `${op} of ${of}` }];
  const taken = asked.measures.length === 0 ? [`${said(measure)} is taken`] : [];
  const query = { ...grouped(keys, [measure]), extend };
  return compose(inOrder(asked, query, keys, [measure], table), 0.2, ...taken);
}

/** Whether values of a key follow one another. */
function isAlong({ column, bucket }: Key): boolean {
  return bucket !== undefined || column.type !== "text" || /year|season|quarter|month|week|day|period|date|round/i.test(column.name); // prettier-ignore
}

/** How far back is said in months: of quarters and years it is fewer. */
function keysAlong({ keys, targets }: Asked, { columns }: Table, back: number | undefined) {
  const asks = targets.filter((column) => !isAmount(column)).map((column): Key => ({ column }));
  const given = [...keys, ...asks];
  if (back === undefined) return { keys: given };
  const time = timeColumn(columns);
  if (given.length === 0 && time !== undefined)
    given.push({ column: time, bucket: time.type === "time" ? "year" : undefined });
  // "Year over year, by the day of the order": by its years.
  if (given.some(({ column, bucket }) => column.type === "time" && bucket === undefined)) {
    const bucket = ({ 1: "month", 3: "quarter", 12: "year" } as const)[back];
    return { keys: bucket === undefined ? [] : given.map((key) => key.column.type === "time" ? { ...key, bucket } : key) }; // prettier-ignore
  }
  const has = (bucket: Key["bucket"]) => given.some((key) => key.bucket === bucket);
  return { keys: given, back: has("quarter") ? 4 : has("month") ? back : undefined };
}
