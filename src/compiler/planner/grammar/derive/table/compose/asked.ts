/** What a sequence of parts asks, sorted by kind, with columns found for what does not say its own. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import type { Use } from "../../derivation.ts";
import { close, inPeriod } from "../close-conditions.ts";
import { isYears, timeColumn, type Table } from "../columns.ts";
import {
  isMeasure,
  type Condition,
  type Key,
  type Measure,
  type Part,
  type PartKind,
  type PartOf,
} from "../parts.ts";
import { closeExtreme, closeMeasures, columnFor, type AskedExtreme } from "./close.ts";

export interface Asked {
  readonly where: readonly Condition[];
  /** Columns whose values a condition names, with those values: "tea and coffee". */
  readonly named: readonly { readonly column: ColumnFacts; readonly values: readonly string[] }[];
  readonly measures: readonly Measure[];
  readonly keys: readonly Key[];
  /** That of them that is asked for: "which month". */
  readonly askedKey: Key | undefined;
  readonly targets: readonly ColumnFacts[];
  /** Those that were named by a part of their name only. */
  readonly weak: ReadonlySet<ColumnFacts>;
  readonly extreme: AskedExtreme | undefined;
  /** How many are asked for: "top 5", "which 2 regions". */
  readonly limit: { readonly n: number; readonly which?: "greatest" | "least" } | undefined;
  readonly end: PartOf<"end"> | undefined;
  readonly order: Omit<PartOf<"order">, keyof Part> | undefined;
  /** "Which film …", "who …": one of the rows is asked for, by its name. */
  readonly asksWho: boolean;
  /** Different values were said to be counted. */
  readonly saysDistinct: boolean;
  readonly words: readonly string[];
  /** Those that are no part of the name of a column, or of a value. */
  readonly freeWords: readonly string[];
  readonly has: (kind: PartKind) => boolean;
  readonly one: <K extends PartKind>(kind: K) => PartOf<K> | undefined;
  readonly assumed: readonly string[];
}

const ONCE: readonly PartKind[] = [
  "end", "having", "more", "periods", "neighbour", "same", "round", "share", "change", "running", "rank",
]; // prettier-ignore

/** `undefined` where something finds no column, or the parts contradict each other. */
export function askedBy(
  parts: readonly Part[],
  table: Table,
  words: readonly string[],
): Asked | undefined {
  if (isYesOrNo(words)) return undefined;
  const all = <K extends PartKind>(kind: K): PartOf<K>[] =>
    parts.filter((part): part is PartOf<K> => part.is === kind);
  if (ONCE.some((kind) => all(kind).length > 1)) return undefined;
  const assumed = parts.flatMap((part) => part.assumed);
  const targets = unique(all("target").flatMap(({ columns }) => columns));
  const measured = closeMeasures(all("measure"), all("openMeasure"), targets, table, assumed);
  if (measured === undefined) return undefined;
  const { measures } = measured;
  const left = targets.filter((column) => !measured.taken.has(column));
  const extremes = all("extreme");
  const opens = all("openExtreme");
  const limits = [...all("limit"), ...all("target").flatMap(({ n }) => (n === undefined ? [] : [{ n }]))]; // prettier-ignore
  const order = oneOrder(all("order"));
  if (extremes.length + opens.length > 1 || limits.length > 1 || order === null) return undefined;
  const extreme =
    extremes[0] ??
    (opens[0] === undefined
      ? undefined
      : closeExtreme(opens[0], left, measures, table, assumed, all("rows").length > 0));
  if (opens.length > 0 && extreme === undefined) return undefined;

  const where = conditionsOf(all, measures, extreme, table);
  const isSided = parts.some(({ is }) => is === "difference" || is === "more");
  if (where === undefined || (!isSided && contradicts(where))) return undefined;
  const grouping = keysOf(all, table);
  if (grouping === undefined || isHalfOfTime(grouping.keys, where, table)) return undefined;
  const { keys, askedKey } = grouping;
  const named = all("condition").flatMap(({ columns: [column], values, condition }) =>
    column === undefined || values === undefined || condition.not === true ? [] : [{ column, values }],
  ); // prettier-ignore
  const isBeside = !isSided && measures.length > 0 && words.some((word) => COMPARING.has(word));
  return {
    where,
    named,
    measures,
    askedKey,
    keys: [...keys, ...(isBeside ? sidesOf(named, keys) : []), ...(askedKey ? [askedKey] : [])],
    targets: left.filter((column) => extreme === undefined || extreme.of !== column),
    extreme,
    weak: new Set(all("target").flatMap(({ uses, columns }) => (uses.some(isWeak) ? columns : []))),
    limit: limits[0],
    end: all("end")[0],
    order,
    asksWho: parts.some(({ is }) => is === "who") || words.includes("whose"),
    saysDistinct: words.some((word) => ["different", "distinct", "unique"].includes(word)),
    words,
    freeWords: words.filter((_, at) => !parts.some(({ uses }) => uses.some(({ from, to, became }) => from <= at && at < to && /^column | = /.test(became)))), // prettier-ignore
    has: (kind) => parts.some(({ is }) => is === kind),
    one: (kind) => all(kind)[0],
    assumed,
  };
}

const MONTHS = /^(?:mon|month|months|month_no|monat|mois|mes)$/i;

/** Where years and months stand in two columns, "per month" is of each year, or of all: that is not known. */
function isHalfOfTime(
  keys: readonly Key[],
  where: readonly Condition[],
  { columns }: Table,
): boolean {
  const isOfYear = ({ name }: { readonly name: string }): boolean =>
    columns.some((column) => column.name === name && isYears(column));
  return (
    keys.some(({ column }) => column.type === "number" && MONTHS.test(column.name)) &&
    columns.some(isYears) &&
    !keys.some(({ column }) => isOfYear(column)) &&
    !where.some((one) => isOfYear({ name: conditionOf(one) ?? "" }))
  );
}

const COMPARING = new Set(
  "compare compared comparing comparison versus vs each both respectively".split(" "),
);

/** "Compare the average price of tea and coffee": each value has a result of its own. */
function sidesOf(named: Asked["named"], keys: readonly Key[]): Key[] {
  const columns = unique(named.map(({ column }) => column));
  const several = columns.filter(
    (column) => new Set(named.flatMap((one) => (one.column === column ? one.values : []))).size > 1,
  );
  return several
    .filter((column) => !keys.some((key) => key.column === column))
    .map((column) => ({ column }));
}

function isWeak({ became, weight }: Use): boolean {
  return became.startsWith("column ") && weight < 0.7;
}

type All = <K extends PartKind>(kind: K) => PartOf<K>[];

function conditionsOf(
  all: All,
  measures: readonly Measure[],
  extreme: AskedExtreme | undefined,
  table: Table,
): Condition[] | undefined {
  const time = timeColumn(table.columns);
  const where: Condition[] = all("condition").map(({ condition }) => condition);
  for (const open of all("openPeriod")) {
    const condition = time === undefined ? undefined : inPeriod(open, time);
    if (condition === undefined) return undefined;
    where.push(condition);
  }
  const compared = unique(where.flatMap((one) => table.columns.filter(({ name }) => name === conditionOf(one)))); // prettier-ignore
  const measured =
    extreme === undefined
      ? measures.map(({ column }) => column)
      : [isMeasure(extreme.of) ? extreme.of.column : extreme.of];
  // "More than 10 floors but less than 20": of the same.
  const focus = measured.some((column) => column !== undefined) ? measured : compared;
  for (const open of all("openCondition")) {
    const column = columnFor(open, focus, table);
    if (column === undefined) return undefined;
    where.push(close(open, column));
  }
  return where;
}

function keysOf(all: All, table: Table): Pick<Asked, "keys" | "askedKey"> | undefined {
  const time = timeColumn(table.columns);
  const keys = all("keys").flatMap((part) => part.keys);
  let askedKey: Key | undefined;
  for (const { bucket, asked, others = [] } of all("openBucket")) {
    keys.push(...others.filter(({ column }) => column !== time));
    if (asked && keys.some((key) => key.bucket === bucket)) continue;
    if (time === undefined || (isYears(time) && bucket !== "year")) return undefined;
    const key: Key = isYears(time) ? { column: time } : { column: time, bucket };
    if (asked) askedKey = key;
    else keys.push(key);
  }
  return { keys, askedKey };
}

/** "By price" and "descending" are one order; `null` where two are asked for. */
function oneOrder(orders: readonly PartOf<"order">[]): Asked["order"] | null {
  let order: Asked["order"];
  for (const { by, how, descending, of } of orders) {
    const isSecond = order !== undefined;
    if (isSecond && (by ?? how) !== undefined && (order?.by ?? order?.how) !== undefined)
      return null;
    if (isSecond && descending !== undefined && order?.descending !== undefined && order.descending !== descending) return null; // prettier-ignore
    order = Object.assign(
      order ?? {},
      by !== undefined && { by },
      how !== undefined && { how },
      descending !== undefined && { descending },
      of !== undefined && { of },
    );
  }
  return order;
}

/** The column that a condition is about; none of alternatives. */
export function conditionOf(condition: Condition): string | undefined {
  return "column" in condition ? condition.column : undefined;
}

/** One column cannot have two values in one row. */
function contradicts(where: readonly Condition[]): boolean {
  const equal = where.flatMap((one) =>
    "op" in one && (one.op === "=" || one.op === "in" || one.op === "contains") && one.not !== true
      ? [one.column]
      : [],
  );
  return new Set(equal).size < equal.length;
}

const BE = new Set(["is", "are", "was", "were", "does", "do", "did", "has", "have", "can", "will", "am", "had"]); // prettier-ignore

/** Asked for a yes or no, and not for one of two. */
function isYesOrNo(words: readonly string[]): boolean {
  return BE.has(words[0] ?? "") && !words.includes("or");
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
