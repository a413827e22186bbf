/** Which century years of two digits are in, by the evidence of the column. */
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";

/** The first of the hundred years that two digits can name, and what is said of it. */
export interface ShortYears {
  readonly from: number;
  readonly first: number;
  readonly last: number;
  /** They cover nearly a whole century, so any other one would do as well. */
  readonly isOpen: boolean;
}

const PAST_NAME =
  /birth|\bdob\b|born|geburt|geboren|\bgeb\b|naiss|nacim|nascita|geboorte|founded|died|death|hired?\b|joined|since/i;
const FUTURE_NAME = /expir|matur|\bdue\b|valid|until|\bend|ablauf|fällig|faellig|laufzeit|retire/i;
/** How many years ahead of now dates may be: plans and forecasts; contracts and bonds; births. */
const AHEAD = { plain: 10, future: 50, past: 0 };
/** Without so long a stretch of years that nothing stands in, no century is better than another. */
const LEAST_GAP = 20;
/** With so long a stretch, the others belong together, and none of them is a century away. */
const BLOCK_GAP = 50;

/** @param moment an SQL expression over `from` in which years are from 1969 to 2068, as DuckDB's `%y` has them */
export async function weighShortYears(
  connection: DuckDBConnection,
  name: string,
  moment: string,
  from: string,
  values: readonly DuckDBValue[],
  latest: number | undefined,
): Promise<ShortYears | undefined> {
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT year(moment) % 100 AS y FROM (SELECT ${moment} AS moment FROM ${from}) WHERE moment IS NOT NULL ORDER BY y`,
    [...values],
  );
  const years = reader.getRows().map(([year]) => Number(year));
  if (years.length === 0) return undefined;
  if (latest !== undefined) return { ...chooseCentury(years, latest), isOpen: false };
  const ahead = PAST_NAME.test(name)
    ? AHEAD.past
    : FUTURE_NAME.test(name)
      ? AHEAD.future
      : AHEAD.plain;
  return chooseCentury(years, new Date().getUTCFullYear() + ahead, ahead === AHEAD.past);
}

/** @param years from 0 to 99, each once, in order @param latest the last year that dates may be in */
export function chooseCentury(
  years: readonly number[],
  latest: number,
  isPast = false,
): ShortYears {
  // The longest stretch of the circle of a hundred years in which nothing lies is where the dates begin.
  let [gap, begin] = [-1, years[0] ?? 0];
  for (const [i, year] of years.entries()) {
    const before = i === 0 ? (years.at(-1) ?? 0) - 100 : (years[i - 1] ?? 0);
    if (year - before > gap) [gap, begin] = [year - before, year];
  }
  if (isPast || gap < BLOCK_GAP) {
    const placed = years.map((year) => latest - ((latest - year) % 100));
    return {
      from: latest - 99,
      first: Math.min(...placed),
      last: Math.max(...placed),
      isOpen: !isPast && gap < LEAST_GAP,
    };
  }
  const span = Math.max(...years.map((year) => (year - begin + 100) % 100));
  const last = latest - ((latest - (begin + span)) % 100);
  return { from: last - span, first: last - span, last, isOpen: false };
}

/** A moment read by `%y`, in the century that was chosen. */
export function inCentury(moment: string, { from }: ShortYears): string {
  return `CASE WHEN year(${moment}) < ${from} THEN ${moment} + INTERVAL 100 YEARS WHEN year(${moment}) > ${from + 99} THEN ${moment} - INTERVAL 100 YEARS ELSE ${moment} END`;
}
