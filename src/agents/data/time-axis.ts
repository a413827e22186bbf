/** Which column is the time, and what stretch of it one point of a series covers. */
import { ToolError } from "../../catalog/authoring.ts";
import { findColumn } from "./columns.ts";
import type { Column, Dataset } from "./dataset.ts";
import { identifier } from "./sql.ts";

export const BUCKETS = ["day", "week", "month", "quarter", "year"] as const;
export type Bucket = (typeof BUCKETS)[number];

/** Days of a bucket, for choosing one. */
const DAYS: Record<Bucket, number> = { day: 1, week: 7, month: 30.4, quarter: 91.3, year: 365.25 };
/** More points than this are hard to tell apart in a chart. */
const READABLE_POINTS = 150;

export interface TimeAxis {
  readonly column: Column;
  /** SQL of type TIMESTAMP or DATE. */
  readonly expression: string;
}

/**
 * The column asked for; else the first of dates or times, by preference one that is called so;
 * else a column of years. @throws ToolError when there is none.
 */
export async function findTimeAxis(dataset: Dataset, asked?: string): Promise<TimeAxis> {
  if (asked !== undefined) {
    const column = findColumn(dataset, asked);
    const axis = await readAxis(dataset, column);
    if (axis !== undefined) return axis;
    throw new ToolError(`Column "${column.name}" of ${dataset.title} holds no dates.`, {
      help: `Every value must be a date or time in one format, or a year. ${timesOf(dataset)}`,
    });
  }
  const times = dataset.columns.filter(({ type }) => type === "time");
  const called = times.find(({ name }) => /date|time|day|month/i.test(name)) ?? times[0];
  const years = dataset.columns.find(({ name }) => /^(.*[\W_])?years?$/i.test(name));
  for (const column of [called, years]) {
    const axis = column && (await readAxis(dataset, column));
    if (axis !== undefined) return axis;
  }
  throw new ToolError(`${dataset.title} has no column of dates or times.`, {
    help: `Every value of such a column must be a date in one format, or a year. Columns: ${dataset.columns.map(({ name, type }) => `${name} (${type})`).join(", ")}.`,
  });
}

async function readAxis(dataset: Dataset, column: Column): Promise<TimeAxis | undefined> {
  const name = identifier(column.name);
  if (column.type === "time") return { column, expression: name };
  const year = `try_cast(${name} AS DOUBLE)`;
  const [row] = await dataset.select(
    `SELECT count(${name}) AS filled, count(*) FILTER (${year} = floor(${year}) AND ${year} BETWEEN 1000 AND 2999) AS years FROM data`,
  );
  const isYears = row !== undefined && row["filled"] === row["years"] && row["filled"] !== 0;
  return isYears ? { column, expression: `make_date(${year}::INTEGER, 1, 1)` } : undefined;
}

function timesOf(dataset: Dataset): string {
  const names = dataset.columns.filter(({ type }) => type === "time").map(({ name }) => name);
  return names.length === 0 ? "" : `Columns of dates or times: ${names.join(", ")}.`;
}

/** The finest bucket that is no finer than the data and gives a readable number of points. */
export async function chooseBucket(dataset: Dataset, axis: TimeAxis): Promise<Bucket> {
  const [row] = await dataset.select(
    `SELECT count(DISTINCT date_trunc('day', moment)) AS points,
       date_diff('day', min(moment), max(moment)) AS days FROM (SELECT ${axis.expression} AS moment FROM data)`,
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
