/** Which column is the time, and what stretch of it one point of a series covers. */
import { ToolError, type ToolContext } from "../../catalog/authoring.ts";
import { companionsOf } from "./algebra/compile/companions.ts";
import type { ScopeColumn } from "./algebra/compile/scope.ts";
import { lookAt } from "./algebra/run/traits.ts";
import { findColumn } from "./columns.ts";
import { requireSettled } from "./read/column.ts";
import { identifier } from "./sql.ts";
import type { Dataset } from "./tables/dataset.ts";
import { BUCKETS, type Bucket } from "./time-buckets.ts";

/** Days of a bucket, for choosing one. */
const DAYS: Record<Bucket, number> = { day: 1, week: 7, month: 30.4, quarter: 91.3, year: 365.25 };
/** More points than this are hard to tell apart in a chart. */
const READABLE_POINTS = 150;

export interface TimeAxis {
  /** Of times, or of years. */
  readonly column: ScopeColumn;
  /** With them the column of years is a time: those of months and days. */
  readonly companions: readonly ScopeColumn[];
}

/**
 * The column asked for; else the first of dates or times, by preference one that is called so; else a column
 * of years, whatever its name, with the months and days beside it. @throws ToolError when there is none.
 */
export async function findTimeAxis(
  dataset: Dataset,
  asked: string | undefined,
  context: Pick<ToolContext, "note">,
  bucket?: string,
): Promise<TimeAxis> {
  const names = dataset.columns.map(({ name }) => name);
  const looked = await lookAt(dataset, dataset, { texts: [], times: names, orders: [] });
  const { columns } = looked.table;
  const years = columns.filter(({ traits }) => traits?.years === true);
  const called = years.find(({ name }) =>
    /^(.*[\W_])?(years?|jahr|jaar|ann[eé]e|a[nñ]o|anno|år|rok)$/i.test(name),
  );
  if (asked !== undefined) {
    const column = findColumn({ title: dataset.title, columns }, asked, bucket);
    const axis = axisOf(column, columns);
    if (axis !== undefined) return axis;
    const { traits } = column;
    // "per month" of a column of months beside one of years.
    const [only] = years;
    if (
      (traits?.months === true || traits?.calendar === "months") &&
      only !== undefined &&
      years.length === 1
    ) {
      return { column: only, companions: [column] };
    }
    throw new ToolError(
      `Column "${column.name}" of ${dataset.title} holds no dates${column.obstacle === undefined ? "" : `: ${column.obstacle}`}.`,
      {
        help:
          column.wayOut ??
          `Every value must be a date or time in one format, or a year. ${timesOf(dataset)}`,
      },
    );
  }
  const time = timeAmong(columns);
  const alone = years.length === 1 ? years[0] : undefined;
  const column = time ?? called ?? alone;
  const axis = column && axisOf(column, columns);
  if (column !== undefined && axis !== undefined) {
    requireSettled(column, bucket);
    if (column === alone && column !== called) {
      context.note("assumed", `the numbers in ${column.name} are years`);
    }
    return axis;
  }
  throw new ToolError(`${dataset.title} has no column of dates or times.`, {
    help: `Every value of such a column must be a date in one format, or a year. Columns: ${dataset.columns.map(({ name, type }) => `${name} (${type})`).join(", ")}.`,
  });
}

/** The first column of times, by preference one that is called so. */
export function timeAmong<Typed extends Pick<ScopeColumn, "name" | "type">>(
  columns: readonly Typed[],
): Typed | undefined {
  const times = columns.filter(({ type }) => type === "time");
  return times.find(({ name }) => /date|time|day|month/i.test(name)) ?? times[0];
}

function axisOf(column: ScopeColumn, columns: readonly ScopeColumn[]): TimeAxis | undefined {
  if (column.type === "time") return { column, companions: [] };
  if (column.traits?.years !== true) return undefined;
  const { months, days } = companionsOf(columns);
  const companions = months === undefined ? [] : days === undefined ? [months] : [months, days];
  return { column, companions };
}

/** What tells the times of rows apart, as a list of SQL expressions. */
export function partsOf({ column, companions }: TimeAxis): string {
  return [column, ...companions].map(({ name }) => identifier(name)).join(", ");
}

function timesOf(dataset: Dataset): string {
  const names = dataset.columns.filter(({ type }) => type === "time").map(({ name }) => name);
  return names.length === 0 ? "" : `Columns of dates or times: ${names.join(", ")}.`;
}

/** The finest bucket that is no finer than the data and gives a readable number of points. */
export async function chooseBucket(
  dataset: Dataset,
  { column, companions }: TimeAxis,
): Promise<Bucket> {
  if (column.type !== "time") {
    if (companions.length === 0) return "year";
    const [row] = await dataset.select(
      `SELECT max(${identifier(column.name)}) - min(${identifier(column.name)}) AS years FROM data`,
    );
    return (Number(row?.["years"]) + 1) * 12 <= READABLE_POINTS ? "month" : "year";
  }
  const moment = identifier(column.name);
  const [row] = await dataset.select(
    `SELECT count(DISTINCT date_trunc('day', ${moment})) AS points,
       date_diff('day', min(${moment}), max(${moment})) AS days FROM data`,
  );
  const days = Number(row?.["days"] ?? 0);
  const spacing = days / Math.max(1, Number(row?.["points"] ?? 1) - 1);
  return (
    BUCKETS.find(
      // A month of 28 days is still a month.
      (bucket) => DAYS[bucket] >= spacing * 0.9 && days / DAYS[bucket] <= READABLE_POINTS,
    ) ?? "year"
  );
}
