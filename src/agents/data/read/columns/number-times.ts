/** Times that are written as numbers: years, 20240131, 202401, seconds since 1970. */
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import type { Granularity } from "../column.ts";

const YEAR_NAME =
  /year|jahr|jaar|ann[eé]e|a[nñ]o|(^|[\W_])(anno|år|rok|vuosi|год|年)([\W_]|$)|(^|[\W_])yr|time|period|date|season|vintage|cohort|fiscal|(^|[\W_])fy/i;
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

/** Whether a column may be one, by its name and the shapes of its values: most are not, and need no look. */
export function mayBeTime(name: string, shapes: readonly string[]): boolean {
  return (
    YEAR_NAME.test(name) ||
    CLOCK_NAME.test(name) ||
    shapes.every((shape) => shape === "99999999") ||
    shapes.every((shape) => shape === "999999")
  );
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
  const reader = await connection.runAndReadAll(
    `SELECT min(n)::DOUBLE, max(n)::DOUBLE, bool_and(n = floor(n)) FROM (SELECT ${number} AS n FROM ${from})`,
    values,
  );
  const [min, max, isWhole] = reader.getRows()[0] ?? [];
  if (min === null || max === null) return undefined;
  const between = (low: number, high: number) => Number(min) >= low && Number(max) <= high;
  if (isWhole === true) {
    if (YEAR_NAME.test(name) && between(1000, 2999)) return { granularity: "year" };
    const isCompact = (format: string, least: number) =>
      areCompact(connection, number, from, values, format, DATE_NAME.test(name) ? 1 : least);
    if (between(18_000_101, 21_991_231) && (await isCompact("%Y%m%d", NOT_BY_CHANCE.day))) {
      return { granularity: "day", of: compact("%Y%m%d"), written: "20240131" };
    }
    if (between(180_001, 219_912) && (await isCompact("%Y%m", NOT_BY_CHANCE.month))) {
      return { granularity: "month", of: compact("%Y%m"), written: "202401" };
    }
  }
  if (!CLOCK_NAME.test(name)) return undefined;
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

/** Whether all numbers are dates of the format, and enough of them differ. */
async function areCompact(
  connection: DuckDBConnection,
  number: string,
  from: string,
  values: DuckDBValue[],
  format: string,
  least: number,
): Promise<boolean> {
  const reader = await connection.runAndReadAll(
    `SELECT count(n) = count(try_strptime(n::BIGINT::VARCHAR, '${format}')) AND count(DISTINCT n) >= ${least}
     FROM (SELECT ${number} AS n FROM ${from})`,
    values,
  );
  return reader.getRows()[0]?.[0] === true;
}
