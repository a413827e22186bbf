/** The table `amounts`: what tells rows apart as text, and what can be added up as numbers. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "../../sql.ts";
import { amount } from "./amounts.ts";
import type { Measure } from "./segments.ts";

/** A column whose values are names of something, or years. */
export interface Dimension {
  readonly column: string;
  readonly distinct: number;
  /** A time is no part of a sum. */
  readonly isTime: boolean;
}

export interface Shape {
  readonly rows: number;
  readonly dimensions: readonly Dimension[];
  /** What is left to be added up: both readings of a column of which neither is wrong. */
  readonly measures: readonly Measure[];
  /** By measure: the power of ten that all values are multiples of. */
  readonly units: readonly number[];
}

/** More columns of names are looked at in no table. */
const MOST_DIMENSIONS = 8;
/** A column of text whose cells are longer in the middle holds prose. */
const LONGEST_NAME = 80;
const TIME_NAME =
  /year|jahr|jaar|ann[eé]e|a[nñ]o|anno|date|datum|fecha|time|period|month|monat|mois|mes\b/i;

/** Fills `amounts` (`d0`, … and `m0`, …, `row`). @returns `undefined` where nothing can be a total of the others. */
export async function fillAmounts(
  connection: DuckDBConnection,
  columns: readonly string[],
  measures: readonly Measure[],
): Promise<Shape | undefined> {
  const numeric = new Set(measures.map(({ column }) => column));
  const texts = await namesAmong(
    connection,
    columns.filter((column) => !numeric.has(column)),
  );
  const numbers = await numbersAmong(connection, [...numeric], measures);
  const rows = await rowsOf(connection);
  const dimensions = [...texts];
  // Each row is told apart by its names, and the numbers that they need for it: years, codes.
  const isUnique = dimensions.some(({ distinct }) => distinct === rows);
  let areKey = isUnique || (await areUnique(connection, dimensions, rows));
  for (const number of numbers) {
    if (areKey && !number.isTime) break;
    if (!number.isWhole || number.isRunning) continue;
    dimensions.push(number);
    areKey ||= await areUnique(connection, dimensions, rows);
  }
  if (dimensions.length === 0 || !areKey) return undefined;
  const keys = new Set(dimensions.map(({ column }) => column));
  const running = new Set(numbers.filter(({ isRunning }) => isRunning).map(({ column }) => column));
  const added = measures.filter(({ column }) => !keys.has(column) && !running.has(column));
  if (added.length === 0) return undefined;
  const cells = [
    ...dimensions.map(({ column }, i) => `trim(${identifier(column)}::VARCHAR) AS d${i}`),
    ...added.map(
      ({ column, decimal }, i) => `${amount(`${identifier(column)}::VARCHAR`, decimal)} AS m${i}`,
    ),
  ];
  await connection.run("DROP TABLE IF EXISTS amounts");
  await connection.run(
    `CREATE TEMP TABLE amounts AS SELECT rowid AS row, ${cells.join(", ")} FROM raw`,
  );
  return { rows, dimensions, measures: added, units: await unitsOf(connection, added.length) };
}

async function namesAmong(
  connection: DuckDBConnection,
  columns: readonly string[],
): Promise<Dimension[]> {
  if (columns.length === 0) return [];
  const list = columns.flatMap((column) => {
    const text = `${identifier(column)}::VARCHAR`;
    return [`count(DISTINCT ${text})`, `coalesce(quantile_disc(length(${text}), 0.5), 0)`];
  });
  const reader = await connection.runAndReadAll(`SELECT ${list.join(", ")} FROM raw`);
  const row = reader.getRows()[0] ?? [];
  return columns
    .map((column, i) => ({
      column,
      distinct: Number(row[2 * i]),
      length: Number(row[2 * i + 1]),
      isTime: false,
    }))
    .filter(({ distinct, length }) => distinct > 0 && length <= LONGEST_NAME)
    .slice(0, MOST_DIMENSIONS);
}

interface NumberColumn extends Dimension {
  readonly isWhole: boolean;
  /** It numbers the rows. */
  readonly isRunning: boolean;
}

/** Those that are years first, then those with the fewest values. */
async function numbersAmong(
  connection: DuckDBConnection,
  columns: readonly string[],
  measures: readonly Measure[],
): Promise<NumberColumn[]> {
  if (columns.length === 0) return [];
  const list = columns.map((column) => {
    const decimal = measures.find((measure) => measure.column === column)?.decimal ?? ".";
    const n = amount(`${identifier(column)}::VARCHAR`, decimal);
    return `SELECT count(DISTINCT n), bool_and(n = floor(n)), bool_and(n BETWEEN 1500 AND 2199),
      count(n) > 2 AND count(DISTINCT n - row) = 1 AND count(n) >= count(*) - 1
      FROM (SELECT ${n} AS n, row_number() OVER (ORDER BY rowid) AS row FROM raw)`;
  });
  const found: NumberColumn[] = [];
  for (const [i, sql] of list.entries()) {
    const [distinct, whole, years, running] =
      (await connection.runAndReadAll(sql)).getRows()[0] ?? [];
    const column = columns[i] ?? "";
    found.push({
      column,
      distinct: Number(distinct),
      isWhole: whole === true,
      isTime: years === true && (TIME_NAME.test(column) || Number(distinct) < 3),
      isRunning: running === true,
    });
  }
  return found.toSorted((a, b) => Number(b.isTime) - Number(a.isTime) || a.distinct - b.distinct);
}

async function areUnique(
  connection: DuckDBConnection,
  dimensions: readonly Dimension[],
  rows: number,
): Promise<boolean> {
  if (dimensions.length === 0) return false;
  const list = dimensions.map(({ column }) => identifier(column));
  const reader = await connection.runAndReadAll(
    `SELECT count(*) FROM (SELECT DISTINCT ${list.join(", ")} FROM raw)`,
  );
  return Number(reader.getRows()[0]?.[0]) === rows;
}

async function rowsOf(connection: DuckDBConnection): Promise<number> {
  return Number((await connection.runAndReadAll("SELECT count(*) FROM raw")).getRows()[0]?.[0]);
}

/** 1000 where all values are thousands: the zeros are no evidence. */
async function unitsOf(connection: DuckDBConnection, measures: number): Promise<number[]> {
  const powers = Array.from({ length: 13 }, (_, i) => 10 ** (6 - i));
  const list = Array.from({ length: measures }, (_, i) => {
    const tests = powers.map(
      (power) =>
        `WHEN bool_and(abs(m${i} / ${power} - round(m${i} / ${power})) < 1e-6) THEN ${power}`,
    );
    return `CASE ${tests.join(" ")} ELSE 1e-9 END`;
  });
  const reader = await connection.runAndReadAll(`SELECT ${list.join(", ")} FROM amounts`);
  return (reader.getRows()[0] ?? []).map(Number);
}
