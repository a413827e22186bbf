/** Whether the values of a column are dates, and how they are read. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { Bindings } from "../../sql.ts";
import type { Granularity } from "../column.ts";
import type { ReadingOptions } from "../options.ts";
import { dateExpression, offsetText, type FirstPart, type Zone } from "./date-expression.ts";
import { readDateShape, type DateShape } from "./date-shapes.ts";
import { isMissingAmongNumbers } from "./missing.ts";
import { textOf, type Shape } from "./shapes.ts";
import { weighShortYears, type ShortYears } from "./short-years.ts";
import { weighOrder, type OrderEvidence } from "./weigh-order.ts";

const DATE_NAME =
  /date|datum|fecha|\bdata\b|day|tag\b|jour|time|zeit|when|month|monat|period|stamp|created|updated|_at$|\bat\b|from|until|von|bis/i;
/** Values that are no dates among good ones: so many distinct ones at most, and so great a share of good ones at least. */
const MOST_OTHERS = 3;
const LEAST_SHARE = 0.75;
/** Of the years that people write files about; others are numbers of something. */
const YEARS = "BETWEEN 1500 AND 2299";

export interface DateColumn {
  readonly shapes: ReadonlyMap<string, DateShape>;
  readonly granularity: Granularity;
  /** Set when the order of day and month was a question of its own. */
  readonly order?: OrderEvidence;
  readonly zone: Zone;
  /** Set when years have two digits. */
  readonly short?: ShortYears;
  /** The one offset that all values have, or that they have several. */
  readonly offset?: string;
  /** What stands for no date. */
  readonly marks: readonly Shape[];
  /** Values that are no dates, with their rows. */
  readonly others: readonly { readonly value: string; readonly row: number }[];
}

export type DateVerdict =
  | { readonly is: "dates"; readonly column: DateColumn }
  | { readonly is: "nearly"; readonly because: readonly Shape[] }
  | { readonly is: "other" };

export async function weighDates(
  connection: DuckDBConnection,
  name: string,
  from: string,
  shapes: readonly Shape[],
  options: ReadingOptions,
): Promise<DateVerdict> {
  const dates = new Map<string, DateShape>();
  for (const { shape } of shapes) {
    const date = readDateShape(shape);
    if (date !== undefined) dates.set(shape, date);
  }
  keepMostFrequent(dates, shapes);
  const rest = shapes.filter(({ shape }) => !dates.has(shape));
  const marks = rest.filter(({ example }) => isMissingAmongNumbers(example));
  const zeros = shapes.filter(({ example }) => /^0000-00-00|^00[/.]00[/.]0000/.test(example));
  const good = shapes.filter(({ shape }) => dates.has(shape));
  if (good.length === 0) return { is: "other" };
  const share = sum(good) / (sum(good) + sum(rest) - sum(marks));
  if (share < LEAST_SHARE) return share >= 0.5 ? nearly(rest) : { is: "other" };
  if (!(await areDates(connection, name, from, dates))) return { is: "other" };
  const order = await orderOf(connection, name, from, dates);
  const first = order?.fitting[0] ?? "day-first";
  const { zone, offset } = await zoneOf(connection, name, from, dates);
  const bindings = new Bindings();
  const text = textOf(name);
  const moment = dateExpression(text, dates, first, zone, bindings);
  const short = await shortYearsOf(connection, name, from, dates, first, options);
  const reader = await connection.runAndReadAll(
    `SELECT count(*) FILTER (moment IS NOT NULL), count(*) FILTER (text IS NOT NULL AND moment IS NULL),
       bool_or(moment::TIME <> TIME '00:00:00')
     FROM (SELECT ${text} AS text, ${moment} AS moment FROM ${from})`,
    bindings.values,
  );
  const [read = 0, unread = 0, hasClock] = reader.getRows()[0] ?? [];
  const others =
    Number(unread) === 0 ? [] : await otherValues(connection, text, moment, from, bindings);
  const real = others.filter(({ value }) => !isMissingAmongNumbers(value));
  if (Number(read) === 0) return { is: "other" };
  if (
    new Set(real.map(({ value }) => value)).size > MOST_OTHERS ||
    (real.length > 0 && Number(read) < 3)
  ) {
    return Number(read) >= Number(unread)
      ? { is: "nearly", because: shapesOf(shapes, real) }
      : { is: "other" };
  }
  const granularity = dates.values().next().value?.granularity ?? "day";
  const finest = granularity === "time" && hasClock !== true ? "day" : granularity;
  return {
    is: "dates",
    column: {
      shapes: dates,
      granularity: hasClock === true ? "time" : finest,
      ...(order !== undefined && { order }),
      zone,
      ...(short !== undefined && { short }),
      ...(offset !== undefined && { offset }),
      marks: [...marks, ...zeros],
      others: real,
    },
  };
}

function nearly(rest: readonly Shape[]): DateVerdict {
  return { is: "nearly", because: rest.filter(({ example }) => !isMissingAmongNumbers(example)) };
}

/** Those that hold values of dates that do not exist, and others. */
function shapesOf(shapes: readonly Shape[], values: DateColumn["others"]): readonly Shape[] {
  const written = new Set(values.map(({ value }) => value.replaceAll(/\d/g, "9")));
  return shapes.filter(({ shape }) => written.has(shape));
}

export function sayOthers(others: DateColumn["others"]): string {
  const shown = others.slice(0, MOST_OTHERS).map(({ value, row }) => `"${value}" (row ${row})`);
  return `${shown.join(", ")} ${others.length === 1 ? "is no date" : "are no dates"}`;
}

function sum(shapes: readonly Shape[]): number {
  return shapes.reduce((total, { count }) => total + count, 0);
}

/** Months beside days are two kinds of things: those that are most of the values are the dates. */
function keepMostFrequent(dates: Map<string, DateShape>, shapes: readonly Shape[]): void {
  const kindOf = ({ granularity }: DateShape) => (granularity === "time" ? "day" : granularity);
  const counts = new Map<string, number>();
  for (const { shape, count } of shapes) {
    const date = dates.get(shape);
    if (date !== undefined) counts.set(kindOf(date), (counts.get(kindOf(date)) ?? 0) + count);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  for (const [shape, date] of dates) if (kindOf(date) !== most) dates.delete(shape);
}

/** Sets aside what has the shape of dates and is something else: versions, seasons, ratios, numbers of orders. */
async function areDates(
  connection: DuckDBConnection,
  name: string,
  from: string,
  dates: ReadonlyMap<string, DateShape>,
): Promise<boolean> {
  const shapes = [...dates.values()];
  if (DATE_NAME.test(name) && !shapes.some(({ order }) => order === "year-month")) return true;
  const isVersion = shapes.every(({ isShort, separator }) => isShort && separator === ".");
  if (isVersion && shapes.some(({ isUnpadded }) => isUnpadded)) return false;
  const isMonth = shapes.every(
    ({ order, months }) => /^(year-month|month-year)$/.test(order) && months.length === 0,
  );
  if (!isMonth) return true;
  const text = textOf(name);
  const [year, other] = [
    `regexp_extract(text, '(\\d{4})', 1)::INTEGER`,
    `regexp_extract(text, '(^|\\D)(\\d{1,2})(\\D|$)', 2)::INTEGER`,
  ];
  const reader = await connection.runAndReadAll(
    `SELECT bool_and(${year} ${YEARS}), bool_and(${other} = (${year} + 1) % 100), count(DISTINCT text)
     FROM (SELECT ${text} AS text FROM ${from}) WHERE regexp_full_match(text, '\\d{4}\\D+\\d\\d?|\\d\\d?\\D+\\d{4}')`,
  );
  const [inYears, areSeasons, distinct] = reader.getRows()[0] ?? [];
  // 2000/01, 2001/02: the second part is the next year. One alone with a dash is a month.
  return (
    inYears !== false &&
    !(areSeasons === true && (Number(distinct) > 1 || shapes[0]?.separator === "/"))
  );
}

async function orderOf(
  connection: DuckDBConnection,
  name: string,
  from: string,
  dates: ReadonlyMap<string, DateShape>,
): Promise<OrderEvidence | undefined> {
  const open = new Map([...dates].filter(([, { order }]) => order === "first-second-year"));
  if (open.size === 0) return undefined;
  // With dots the day is first wherever people write so.
  if ([...open.values()].every(({ separator }) => separator.startsWith("."))) {
    return undefined;
  }
  const bindings = new Bindings();
  const text = textOf(name);
  const [day, month] = (["day-first", "month-first"] as const).map((first: FirstPart) =>
    dateExpression(text, open, first, "none", bindings),
  );
  return weighOrder(connection, from, day ?? "", month ?? "", bindings.values);
}

async function shortYearsOf(
  connection: DuckDBConnection,
  name: string,
  from: string,
  dates: ReadonlyMap<string, DateShape>,
  first: FirstPart,
  options: ReadingOptions,
): Promise<ShortYears | undefined> {
  const short = new Map([...dates].filter(([, { isShort }]) => isShort));
  if (short.size === 0) return undefined;
  const bindings = new Bindings();
  const moment = dateExpression(textOf(name), short, first, "none", bindings);
  return weighShortYears(connection, name, moment, from, bindings.values, options.latestYear);
}

async function zoneOf(
  connection: DuckDBConnection,
  name: string,
  from: string,
  dates: ReadonlyMap<string, DateShape>,
): Promise<Pick<DateColumn, "zone" | "offset">> {
  if (![...dates.values()].some(({ hasOffset }) => hasOffset)) return { zone: "none" };
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT CASE WHEN regexp_full_match(o, '(?:GMT|UTC)?[+-]00:?0?0?|Z|z|GMT|UTC') THEN 'UTC' ELSE replace(o, ':', '') END
     FROM (SELECT ${offsetText("text")} AS o FROM (SELECT ${textOf(name)} AS text FROM ${from}) WHERE text IS NOT NULL) LIMIT 3`,
  );
  const offsets = reader.getRows().map(([offset]) => String(offset));
  const named = offsets.filter((offset) => offset !== "");
  if (offsets.length === 1) {
    return offsets[0] === "UTC"
      ? { zone: "as written", offset: "UTC" }
      : { zone: "as written", offset: offsets[0] ?? "" };
  }
  return { zone: "UTC", offset: named.length === offsets.length ? "several" : "some without" };
}

async function otherValues(
  connection: DuckDBConnection,
  text: string,
  moment: string,
  from: string,
  bindings: Bindings,
): Promise<DateColumn["others"]> {
  const reader = await connection.runAndReadAll(
    `SELECT text, row FROM (SELECT ${text} AS text, ${moment} AS moment, row_number() OVER () AS row FROM ${from})
     WHERE text IS NOT NULL AND moment IS NULL
     QUALIFY row_number() OVER (PARTITION BY text ORDER BY row) = 1 ORDER BY row LIMIT 100`,
    bindings.values,
  );
  return reader.getRows().map(([value, row]) => ({ value: String(value), row: Number(row) }));
}
