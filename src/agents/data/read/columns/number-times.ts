/** Times that are written as numbers: years, 20240131, 202401, seconds since 1970. */
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import type { Granularity } from "../column.ts";

const YEAR_NAME =
  /year|jahr|jaar|ann[eé]e|a[nñ]o|(^|[\W_])yr|time|period|date|season|vintage|cohort|fiscal|(^|[\W_])fy/i;
const DATE_NAME = /date|datum|fecha|day|tag|jour|month|monat|mois|period|ym/i;
const CLOCK_NAME =
  /time|stamp|epoch|date|created|updated|modified|(_|[\W]|[a-z])at$|^ts|_ts$|when|zeit/i;

/** Distinct values of which all are dates by chance alone once in a million files, or more seldom. */
const NOT_BY_CHANCE = { day: 3, month: 8 };

export interface NumberTime {
  readonly granularity: Granularity;
  /** SQL of a time, of the SQL of its number; absent for years, which stay numbers. */
  readonly of?: (number: string) => string;
  /** `seconds since 1970`, where a reader must know. */
  readonly written?: string;
}

/**
 * @param number an SQL expression of the column's numbers, over `from`.
 * @returns `undefined` when they are plain numbers.
 */
export async function readNumberTime(
  connection: DuckDBConnection,
  name: string,
  number: string,
  from: string,
  values: DuckDBValue[],
): Promise<NumberTime | undefined> {
  const mayBeClock = CLOCK_NAME.test(name);
  const mayBeYear = YEAR_NAME.test(name);
  const [day, month] = [`try_strptime(text, '%Y%m%d')`, `try_strptime(text, '%Y%m')`];
  const reader = await connection.runAndReadAll(
    `SELECT count(n), count(DISTINCT n), min(n)::DOUBLE, max(n)::DOUBLE, bool_and(n = floor(n)),
       count(*) FILTER (length(text) = 8 AND year(${day}) BETWEEN 1800 AND 2199),
       count(*) FILTER (length(text) = 6 AND year(${month}) BETWEEN 1800 AND 2199)
     FROM (SELECT n, CASE WHEN n BETWEEN 100000 AND 99999999 THEN n::BIGINT::VARCHAR END AS text FROM (SELECT ${number} AS n FROM ${from}))`,
    values,
  );
  const [count = 0, distinct = 0, min = 0, max = 0, whole, days = 0, months = 0] =
    reader.getRows()[0] ?? [];
  const n = Number(count);
  if (n === 0) return undefined;
  const isNamed = DATE_NAME.test(name);
  const isWhole = whole === true;
  const between = (low: number, high: number) => Number(min) >= low && Number(max) <= high;
  if (isWhole && mayBeYear && between(1000, 2999)) return { granularity: "year" };
  if (isWhole && Number(days) === n && (isNamed || Number(distinct) >= NOT_BY_CHANCE.day)) {
    return { granularity: "day", of: compact("%Y%m%d"), written: "20240131" };
  }
  if (isWhole && Number(months) === n && (isNamed || Number(distinct) >= NOT_BY_CHANCE.month)) {
    return { granularity: "month", of: compact("%Y%m"), written: "202401" };
  }
  if (!mayBeClock) return undefined;
  // From 1980 to 2100: no duration is so long, no count in a column of times either.
  const scales = [
    ["seconds", 1e6],
    ["milliseconds", 1e3],
    ["microseconds", 1],
  ] as const;
  for (const [unit, factor] of scales) {
    const second = 1e6 / factor;
    if (!between(315_532_800 * second, 4_102_444_800 * second)) continue;
    const of = (n: string) => `make_timestamp(((${n})::DECIMAL(38,6) * ${factor})::BIGINT)`;
    return { granularity: "time", of, written: `${unit} since 1970` };
  }
  return undefined;
}

function compact(format: string): NonNullable<NumberTime["of"]> {
  return (number) => `try_strptime((${number})::BIGINT::VARCHAR, '${format}')::DATE`;
}
