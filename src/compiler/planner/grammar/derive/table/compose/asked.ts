/** What is asked, sorted by kind, with columns found for what does not say its own. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import {
  isTime,
  isUnique,
  isYears,
  mayHappen,
  timeColumn,
  truthOf,
  type Table,
} from "../columns.ts";
import { uniqueOf } from "../lists.ts";
import type { Condition, Key, Measure, Part, PartKind, PartOf } from "../parts.ts";
import { closeExtreme, closeMeasures, type AskedExtreme, type Closing } from "./close.ts";
import { conditionOf, conditionsOf, contradicts, isHeld, type All } from "./conditions.ts";
import { countsTwice, isAdjective, saysTwice } from "./unclear.ts";

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
  /** Those that a condition stands right before: "red wine". */
  readonly described: ReadonlySet<ColumnFacts>;
  /** How many are asked for: "top 5", "which 2 regions". */
  readonly limit: Pick<PartOf<"limit">, "n" | "which"> | undefined;
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

const ONCE = "end having more periods neighbour same round share change running rank";
const COMPARING = new Set(
  "compare compared comparing comparison versus vs each both respectively".split(" "),
);
const BE = new Set("is are was were does do did has have can will am had".split(" "));

/** `undefined` where something finds no column, or the parts contradict each other. */
export function askedBy(
  parts: readonly Part[],
  table: Table,
  words: readonly string[],
): Asked | undefined {
  const all: All = <K extends PartKind>(kind: K) =>
    parts.filter((part): part is PartOf<K> => part.is === kind);
  // Asked for a yes or no, and not for one of two.
  if (BE.has(words[0] ?? "") && !words.includes("or")) return undefined;
  if (ONCE.split(" ").some((kind) => all(kind as PartKind).length > 1)) return undefined;

  if (saysTwice(parts, words) || countsTwice(parts, words)) return undefined;
  if (parts.some((part) => isAdjective(part, parts))) return undefined;
  // "Finished orders" are some of them, and no times.
  const isSaidOf = ({ to }: Part): boolean =>
    parts.some(
      (other) => other.from === to && ["rows", "target", "condition", "noun"].includes(other.is),
    );
  if (
    all("target").some(
      (part) => part.columns.some(mayHappen) && part.columns.length === 1 && isSaidOf(part),
    )
  )
    return undefined;
  // "When was it built": the time is said.
  const named = all("target").filter(({ uses }) => uses.every(({ became }) => became !== "when"));
  const isTimed = named.some(({ columns }) => columns.some((one) => isTime(one) || isYears(one)));
  const asked = uniqueOf((isTimed ? named : all("target")).flatMap(({ columns }) => columns));
  // Of the first that swarmed, or of the first and whether it did? It is not known.
  const isOne = parts.some(({ is }) => ["end", "extreme", "openExtreme"].includes(is));
  if (isOne && asked.some((column) => truthOf(column) !== undefined)) return undefined;
  const assumed = parts.flatMap((part) => part.assumed);
  const closed = all("measure").flatMap((part) => part.measures);
  const measured = closeMeasures(closed, all("openMeasure"), { table, targets: asked, assumed });
  if (measured === undefined) return undefined;
  const { measures, taken } = measured;
  const targets = asked.filter((column) => !taken.has(column));
  const extremes = extremesOf(all, measures, { table, targets, assumed });
  const orders = ordersOf(all("order"));
  const counted = all("target").flatMap(({ n }) => (n === undefined ? [] : [{ n }]));
  const limits = [...all("limit"), ...counted];
  if (extremes === undefined || orders === undefined || limits.length > 1) return undefined;
  const [extreme] = extremes;

  const where = conditionsOf(all, measures, extreme, table);
  const isSided = parts.some(({ is }) => is === "difference" || is === "more");
  if (where === undefined || (!isSided && contradicts(where))) return undefined;
  const grouping = keysOf(all, table);
  if (grouping === undefined || isHalfOfTime(grouping.keys, where, table)) return undefined;
  const { keys, askedKey } = grouping;
  // "A versus B: cracks per firing", where each firing is a row: a mean of each side, and no list of rows.
  const isVersus = words.some((word) => /^(?:vs|versus)$/.test(word));
  if (
    isVersus &&
    (keys.some(({ column }) => isUnique(column, table)) ||
      (!isSided && measures.length + keys.length === 0 && all("condition").length > 0))
  )
    return undefined;
  const valued = all("condition").flatMap(({ columns: [column], values, condition }) =>
    column === undefined || values === undefined || condition.not === true
      ? []
      : { column, values },
  );
  const isBeside =
    !isSided && measures.length + keys.length > 0 && words.some((word) => COMPARING.has(word));
  const links = parts.flatMap(({ uses }) =>
    uses.filter(({ became }) => /^column | = /.test(became)),
  );
  const isWeak = ({ uses }: Part) =>
    uses.some(({ became, weight }) => became.startsWith("column ") && weight < 0.7);
  // "the total price and what is the weather": a row is asked for by a name, and a number of all rows is given.
  const asksWho = parts.some(({ is }) => is === "who");
  if (
    asksWho &&
    measures.length > 0 &&
    keys.length === 0 &&
    askedKey === undefined &&
    extreme === undefined
  )
    return undefined;
  return {
    where,
    named: valued,
    measures,
    askedKey,
    keys: [...keys, ...(isBeside ? sidesOf(valued, keys) : []), ...(askedKey ? [askedKey] : [])],
    targets: isHeld(targets, where) ? [] : targets.filter((column) => extreme?.of !== column),
    extreme,
    weak: new Set(
      all("target")
        .filter(isWeak)
        .flatMap(({ columns }) => columns),
    ),
    described: new Set(
      all("target")
        .filter(({ from }) => all("condition").some(({ to }) => to === from))
        .flatMap(({ columns }) => columns),
    ),
    limit: limits[0],
    end: all("end")[0],
    order: orders[0],
    asksWho: asksWho || words.includes("whose"),
    saysDistinct: words.some((word) => ["different", "distinct", "unique"].includes(word)),
    words,
    freeWords: words.filter((_, at) => !links.some(({ from, to }) => from <= at && at < to)),
    has: (kind) => parts.some(({ is }) => is === kind),
    one: (kind) => all(kind)[0],
    assumed,
  };
}

/** None or one; `undefined` where there are several, or nothing is found of which it is. */
function extremesOf(
  all: All,
  measures: readonly Measure[],
  closing: Closing,
): AskedExtreme[] | undefined {
  const closed: AskedExtreme[] = all("extreme");
  const [open, ...more] = all("openExtreme");
  if (open === undefined) return closed.length > 1 ? undefined : closed;
  if (closed.length + more.length > 0) return undefined;
  const found = closeExtreme(open, measures, all("rows").length > 0, closing);
  return found && [found];
}

/** "By price" and "descending" are one order; `undefined` where two are asked for. */
function ordersOf(orders: readonly PartOf<"order">[]): NonNullable<Asked["order"]>[] | undefined {
  const by = orders.filter((order) => (order.by ?? order.how) !== undefined);
  const directions = uniqueOf(orders.flatMap(({ descending }) => descending ?? []));
  if (by.length > 1 || directions.length > 1) return undefined;
  const then = by[0]?.then;
  // Which of the two goes down is not said.
  if (then !== undefined && directions.length > 0) return undefined;
  if (orders.length === 0) return [];
  const of = orders.find((order) => order.of !== undefined)?.of;
  return [{ by: by[0]?.by, then, how: by[0]?.how, descending: directions[0], of }];
}

const MONTHS = /^(?:mon|month|months|month_no|monat|mois|mes)$/i;

/** Where years and months stand in two columns, "per month" is of each year, or of all: that is not known. */
function isHalfOfTime(
  keys: readonly Key[],
  where: readonly Condition[],
  { columns }: Table,
): boolean {
  const years = columns.filter(isYears);
  const said = new Set([...keys.map(({ column }) => column.name), ...where.map(conditionOf)]);
  return (
    keys.some(({ column }) => column.type === "number" && MONTHS.test(column.name)) &&
    years.length > 0 &&
    !years.some(({ name }) => said.has(name))
  );
}

/** "Compare the average price of tea and coffee": each value has a result of its own. */
function sidesOf(named: Asked["named"], keys: readonly Key[]): Key[] {
  const values = (of: ColumnFacts) =>
    named.flatMap(({ column, values: own }) => (column === of ? own : []));
  return uniqueOf(named.map(({ column }) => column))
    .filter(
      (column) => new Set(values(column)).size > 1 && !keys.some((key) => key.column === column),
    )
    .map((column) => ({ column }));
}

function keysOf(all: All, { columns }: Table): Pick<Asked, "keys" | "askedKey"> | undefined {
  const time = timeColumn(columns);
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
