/** The row or group that has the most; the top 5. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { isWritten } from "../../../link/written-numbers.ts";
import {
  addsUp,
  entityOf,
  isAmount,
  isRank,
  isUnique,
  personsOf,
  whoOf,
  type Table,
} from "../columns.ts";
import { onlyOf } from "../lists.ts";
import { isMeasure, type End, type Key, type Measure } from "../parts.ts";
import type { Asked } from "./asked.ts";
import {
  aliasOf,
  compose,
  grouped,
  inOrder,
  said,
  select,
  togetherOf,
  type Composed,
  type Query,
} from "./clauses.ts";
import { countsRows } from "./counted.ts";

/** Keys whose values each have so many rows are groups, and not names of rows. */
const ROWS_OF_A_GROUP = 8;
const MANY_NAMES = 30;

interface Choice {
  readonly asked: Asked;
  readonly table: Table;
  readonly which: End;
  /** How many, where it is not the one. */
  readonly n: number | undefined;
  readonly keys: readonly Key[];
  readonly targets: readonly ColumnFacts[];
}

export function extremes(asked: Asked, table: Table): Composed[] {
  const { extreme, limit, order, measures } = asked;
  const isLeast = extreme === undefined && order?.descending === false;
  const which = extreme?.which ?? limit?.which ?? (isLeast ? "least" : "greatest");
  const n = extreme?.n ?? limit?.n ?? asked.end?.n;
  // "The top 5 products by price": what stands after "by" is what they are ranked by.
  const own = asked.keys.filter((key) => key !== asked.askedKey);
  const by = onlyOf(own);
  const given = extreme?.of ?? order?.by ?? onlyOf(measures);
  const ranks = by !== undefined && by.bucket === undefined && isAmount(by.column);
  // "The best season by harvest": of seasons, and what is harvested is no group.
  const isOther = given !== undefined && !isMeasure(given) && given !== by?.column;
  if (ranks && isOther && (by.column.distinct ?? 0) > MANY_NAMES) return [];
  const isBy = ranks && (given === undefined || given === by.column);
  let of = given ?? (isBy ? by.column : onlyOf(asked.targets.filter(isAmount)));
  const column = of && isMeasure(of) ? of.column : of;
  // The highest rank is the smallest number, or not: it is not known.
  if (of === undefined || (column !== undefined && isRank(column))) return [];
  const others = measures.filter((one) => one !== of);
  if (others.some((one) => one.column !== column)) return [];
  // "The highest total": what is measured is what is compared.
  if (others[0] !== undefined && !isMeasure(of)) of = others[0];
  const targets = asked.targets.filter((one) => one !== column);
  const choice: Choice = { asked, table, which, n, keys: isBy ? [] : own, targets };
  return isMeasure(of) ? ofMeasure(of, choice) : ofColumn(of, choice);
}

/** Of what there is, the greatest, or the greatest few. */
function pick({ which, n }: Choice, of: string): Query {
  return n === undefined
    ? { extreme: { which, of } }
    : { order: [{ column: of, descending: which === "greatest" }], limit: n };
}

function ofGroups(keys: readonly Key[], measure: Measure, choice: Choice): Query {
  return { ...grouped(keys, [measure]), ...pick(choice, aliasOf(measure)) };
}

function ofMeasure(of: Measure, choice: Choice): Composed[] {
  const { asked, table, keys, targets } = choice;
  const grouping: readonly Key[] = [
    // "Which product is the cheapest on average by price": that is what is compared, and no group.
    ...keys.filter(({ column, bucket }) => bucket !== undefined || column !== of.column),
    ...(asked.askedKey ? [asked.askedKey] : []),
    ...targets.map((column) => ({ column })),
  ];
  if (grouping.length === 0 || targets.some(({ type }) => type === "number")) return [];
  // "Which buyer ordered the most": when it was ordered is no group beside the buyer.
  if (targets.length > 1 && targets.some(({ type }) => type === "time")) return [];
  if (asked.asksWho && targets.length > 0) return [];
  if (of.how === "count") {
    // "The highest rows by price" are no prices that many rows have.
    const isPrice = ({ column }: Key) => isAmount(column) && (column.distinct ?? 0) > MANY_NAMES;
    if (keys.some(isPrice) || !countsRows(of, targets, asked, table)) return [];
  }
  return compose(ofGroups(grouping, of, choice));
}

function ofColumn(column: ColumnFacts, choice: Choice): Composed[] {
  const { asked, table, which, n, keys, targets } = choice;
  const named = targets.filter((one) => !isAmount(one));
  const isAll = asked.one("scope")?.of === "all";
  // Of several rows together: not of what is different in each of them.
  const asks = isAll && named.length > 1 ? named.filter((one) => !isUnique(one, table)) : named;
  const isOfRows = keys.length > 0 && isHead(asked) && !keys.some(({ bucket }) => bucket);
  if (asked.askedKey !== undefined || (keys.length > 0 && asks.length === 0 && !isOfRows))
    return ofKeys(column, choice);
  const things = namesThings(asked) ? (entityOf(table) ?? []) : [];
  const shown = select([...keys.map((key) => key.column), things, targets, column].flat());
  // "Rides per city, and the city with the most": what is asked of each city is not said again of one.
  if (keys.some((key) => targets.includes(key.column))) return [];
  if (keys.length > 0) {
    const isBucket = keys.some(({ bucket }) => bucket !== undefined);
    const within = keys.map((key) => key.column.name);
    const extreme = { which, of: column.name, within };
    return compose(isBucket || n !== undefined ? undefined : { extreme, select: shown });
  }
  const row: Query = { ...pick(choice, column.name), select: shown };
  if (targets.length === 0) return ofTable(column, choice);
  if (asked.words.includes("who")) return withPerson(row, table, shown);
  // "Which customer booked the most seats": when it was booked is no other thing that is asked for.
  const isMostOf = asked.words.some((word) => ["most", "least", "fewest"].includes(word));
  if (
    isMostOf &&
    asks.length > 1 &&
    asks.some(({ type }) => type === "time") &&
    !asked.words.includes("when")
  )
    return [];
  const only = onlyOf(asks);
  const isOne =
    only === undefined || (asks.length === named.length && targets.length > 1) || asked.has("rows");
  if (isOne) return isAll ? [] : compose(row);
  if (isUnique(only, table) || !addsUp(column, table) || asked.one("scope")?.of === "row")
    return compose(row);
  // Several rows for each: the greatest row, or the one that has most in all.
  const total: Measure = { how: "sum", column };
  const together = (cost: number) =>
    compose(ofGroups([{ column: only }], total, choice), cost, `${said(total)} is compared`);
  if (isAll) return together(-0.4);
  const { distinct = 0 } = only;
  if (isMostOf && (table.rows ?? 0) / distinct >= ROWS_OF_A_GROUP)
    return [...together(-0.4), ...compose(row, 0.6)];
  const single = compose(row, 0, `the single row with the ${which} ${column.name} is meant`);
  // Of a name among many, a row of its own is meant.
  return !isMostOf && distinct > MANY_NAMES ? single : [...single, ...together(0)];
}

/** "The best rated film of each director" is a film; "the highest rating of films" is a rating. */
function isHead(asked: Asked): boolean {
  const rows = asked.one("rows");
  return rows !== undefined && !OF.has(asked.words[rows.from - 1] ?? "");
}

/** "The longest flight and who flew it": a person as well, where the table has one. */
function withPerson(row: Query, table: Table, shown: readonly string[] = []): Composed[] {
  const persons = personsOf(table);
  if (persons.length === 0 || persons.some(({ name }) => shown.includes(name))) return compose(row);
  const person = onlyOf(persons);
  return compose(person && { ...row, select: [person.name, ...shown] }, 0.1);
}

const OF = new Set("of for from in among the all".split(" "));

/** "The lowest rated films with their directors": films first. */
function namesThings(asked: Asked): boolean {
  const has = asked.words.some((word) => ["their", "its"].includes(word));
  return isHead(asked) && (has || asked.keys.length > 0);
}

/** Nothing else is named: the row, its name, or the value itself. */
function ofTable(column: ColumnFacts, choice: Choice): Composed[] {
  const { asked, table, which, n } = choice;
  const row = pick(choice, column.name);
  if (asked.asksWho) {
    const entity = whoOf(table, asked.words);
    // Who has most in all, where each of them has many rows.
    if (entity !== undefined && asked.words.includes("who") && !isUnique(entity, table))
      return ofColumn(column, { ...choice, targets: [entity] });
    if (personsOf(table).length > 1 && asked.words.includes("who")) return [];
    return entity === undefined
      ? compose(row, 0.2)
      : compose(
          { ...row, select: [entity.name, column.name] },
          0.1,
          `${entity.name} is what tells rows apart`,
        );
  }
  // "The oldest usher" is somebody, and no number.
  const isOfThing = asked.one("openExtreme")?.dimension !== undefined && asked.where.length > 0;
  if (n !== undefined || asked.has("rows") || isOfThing) return compose(row);
  const cost = asked.has("openExtreme") ? 0.4 : 0;
  if (isWritten(column)) return compose({ ...row, select: [column.name], distinct: true }, cost);
  return compose(grouped([], [valueOf(which, column)]), cost);
}

/** "Which month had the highest revenue", "the highest price of each region". */
function ofKeys(column: ColumnFacts, choice: Choice): Composed[] {
  const { asked, table, which, n } = choice;
  const keys = [...choice.keys, ...(asked.askedKey ? [asked.askedKey] : [])];
  if (asked.askedKey === undefined && n === undefined) {
    const value = valueOf(which, column);
    return compose(inOrder(asked, grouped(keys, [value]), keys, [value], table));
  }
  const measure = togetherOf(column, table);
  return compose(ofGroups(keys, measure, choice), 0.2, `${said(measure)} is compared`);
}

function valueOf(which: End, column: ColumnFacts): Measure {
  return { how: which === "greatest" ? "max" : "min", column };
}
