/** Clauses of a table query, with the names by which one clause speaks of another. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { addsUp, timeColumn, type Table } from "../columns.ts";
import { onlyOf, uniqueOf } from "../lists.ts";
import { isMeasure, type Key, type Measure } from "../parts.ts";
import type { Asked } from "./asked.ts";

/** As `TableQuery` has them; what is `undefined` is left out. */
export type Query = Readonly<Record<string, unknown>>;

export interface Composed {
  readonly query: Query;
  readonly assumed: readonly string[];
  /** Subtracted from the score of the parts. */
  readonly cost: number;
}

/** A query, or none; conditions of the question are added to those that have none of their own. */
export function compose(query: Query | undefined, cost = 0, ...assumed: string[]): Composed[] {
  return query === undefined ? [] : [{ query, cost, assumed }];
}

const WORDS: Readonly<Record<string, string>> = {
  sum: "total",
  distinct: "different values of",
  min: "lowest",
  max: "highest",
  stddev: "standard deviation of",
};

/** `total price`, `mean units`; of rows that are counted, `rows`. */
export function aliasOf({ how, column, q = 0.5 }: Measure): string {
  if (column === undefined) return "rows";
  if (how === "quantile") return `${Math.round(q * 10_000) / 100}th percentile of ${column.name}`;
  return `${WORDS[how] ?? how} ${column.name}`;
}

export function measureOf(measure: Measure): Query {
  const { how, column, q } = measure;
  return { how, column: column?.name, q, as: aliasOf(measure) };
}

/** What many values of an amount are together: a total where they add up. */
export function togetherOf(column: ColumnFacts, table: Table): Measure {
  return { how: addsUp(column, table) ? "sum" : "mean", column };
}

/** "The total of price" */
export function said({ how, column }: Measure): string {
  return `the ${how === "sum" ? "total" : how} of ${column?.name ?? ""}`;
}

export function select(columns: readonly ColumnFacts[]): readonly string[] | undefined {
  return columns.length === 0 ? undefined : uniqueOf(columns.map(({ name }) => name));
}

export function keyName({ column, bucket }: Key): string {
  return bucket ?? column.name;
}

function keysOf(keys: readonly Key[]): readonly unknown[] | undefined {
  const byName = new Map(keys.toReversed().map((key) => [keyName(key), key]));
  const once = uniqueOf(keys.map(keyName)).map((name) => ({ name, key: byName.get(name) }));
  const group = once.map(({ name, key }) =>
    key?.bucket === undefined ? name : { column: key.column.name, bucket: key.bucket, as: name },
  );
  return group.length === 0 ? undefined : group;
}

/** What is measured of each group. */
export function grouped(keys: readonly Key[], measures: readonly Measure[]): Query {
  return { group: keysOf(keys), measures: measures.map(measureOf) };
}

/** A query in the order and with the limit that is asked for; `undefined` where it has nothing to be ordered by. */
export function inOrder(
  asked: Pick<Asked, "order" | "limit" | "end">,
  query: Query,
  keys: readonly Key[],
  measures: readonly Measure[],
  table: Table,
): Query | undefined {
  const { order, limit, end } = asked;
  const column = order && orderedBy(order, keys, measures, table);
  if (order !== undefined && column === undefined) return undefined;
  const next = (order?.then ?? []).map((by) => orderedBy({ by }, keys, measures, table));
  return {
    ...query,
    order: order && [
      { column, descending: order.descending },
      ...next.map((one) => ({ column: one })),
    ],
    limit: limit?.n ?? (end?.which === "first" ? end.n : undefined),
  };
}

function orderedBy(
  { by, how, of }: NonNullable<Asked["order"]>,
  keys: readonly Key[],
  measures: readonly Measure[],
  table: Table,
): string | undefined {
  if (by !== undefined) {
    if (isMeasure(by)) return aliasOf(by);
    const measure = measures.find(({ column }) => column === by);
    return measure === undefined ? by.name : aliasOf(measure);
  }
  if (of === "name") return keys[0] && keyName(keys[0]);
  // "Oldest first" is by age, where there is one.
  if (
    of === "time" &&
    table.columns.some(({ name, type }) => type === "number" && /\bage\b/i.test(name))
  )
    return undefined;
  if (of === "time") {
    const time = keys.find(({ bucket, column }) => bucket !== undefined || column.type === "time");
    if (time !== undefined) return keyName(time);
    return keys.length === 0 ? timeColumn(table.columns)?.name : undefined;
  }
  const measure = onlyOf(measures.filter((one) => how === undefined || one.how === how));
  return measure && aliasOf(measure);
}

/** Rounds what is measured, under its own name. */
export function rounded({ query, ...composed }: Composed, digits: number): Composed[] {
  const {
    measures = [],
    extend = [],
    group = [],
    select: shown,
    distinct,
  } = query as {
    readonly [clause: string]: readonly (string | { readonly as?: string })[] | undefined;
  };
  const names = (list: typeof group) =>
    list.flatMap((one) => (typeof one === "string" ? one : (one.as ?? [])));
  const made = [...names(measures), ...names(extend)];
  const all = names(shown ?? [...group, ...made]);
  const chosen = made.filter((name) => all.includes(name));
  if (chosen.length === 0 || distinct !== undefined) return [];
  const own = (name: string) => `rounded ${name}`;
  const rounds = chosen.map((of) => ({ op: "round", of, digits, as: own(of) }));
  const columns = all.map((as) => (chosen.includes(as) ? { column: own(as), as } : as));
  return [{ ...composed, query: { ...query, extend: [...extend, ...rounds], select: columns } }];
}
