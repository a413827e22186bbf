/** Recognises columns of dates that are written as text, in whatever format, by trying all values. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "./sql.ts";

/** For strptime. Where two fit all values of a column, the earlier one is taken. */
const DAYS = [
  "%b %d %Y", // Jan 1 2000
  "%B %d %Y",
  "%b %d, %Y", // Jan 1, 2000
  "%B %d, %Y",
  "%d %b %Y",
  "%d %B %Y",
  "%d-%b-%Y",
  "%d-%b-%y",
  "%m/%d/%Y",
  "%d/%m/%Y",
  "%m/%d/%y",
  "%d/%m/%y",
  "%d.%m.%Y",
  "%d.%m.%y",
  "%m-%d-%Y",
  "%d-%m-%Y",
  "%a %b %d %Y", // as JavaScript writes it
];
const CLOCKS = ["%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M:%S %p"];
const MONTHS = ["%Y-%m", "%Y/%m", "%m/%Y", "%b %Y", "%B %Y", "%b-%Y"];
const FORMATS = [
  ...DAYS,
  ...MONTHS,
  ...DAYS.flatMap((day) => CLOCKS.map((clock) => `${day} ${clock}`)),
  "%a, %d %b %Y %H:%M:%S %z", // RFC 5322
];

/** For whole numbers in columns that are named after dates: 20000101. */
const COMPACT = ["%Y%m%d"];

/** Values looked at before a whole column is tried. */
const SAMPLE_ROWS = 100;

export interface DateReading {
  /** An SQL expression of type DATE or TIMESTAMP. */
  readonly expression: string;
  /** Set when day and month could be swapped in every value: what was assumed. */
  readonly assumption?: string;
}

/** How to read a column of the table `raw` as dates; `undefined` when not all of its values are. */
export async function recogniseDates(
  connection: DuckDBConnection,
  column: string,
  written: "as text" | "as numbers",
): Promise<DateReading | undefined> {
  const text = `nullif(trim(${identifier(column)}::VARCHAR), '')`;
  const formats = written === "as text" ? FORMATS : COMPACT;
  const list = formats.map((format) => `'${format}'`).join(", ");
  const sample = `(SELECT * FROM raw WHERE ${text} IS NOT NULL LIMIT ${SAMPLE_ROWS})`;
  const any = `coalesce(${iso(text)}, try_strptime(${text}, [${list}])::TIMESTAMP)`;
  const [values = 0, dates = 0] = await counts(connection, [text, any], sample);
  if (values === 0 || dates < values) return undefined;

  const readings = [
    { format: "ISO 8601", expression: iso(text) },
    ...formats.map((format) => ({ format, expression: strptime(text, format) })),
  ];
  const likely = await thatFit(connection, readings, text, sample);
  const [best, ...others] = await thatFit(connection, likely, text, "raw");
  if (best === undefined) return undefined;
  const type = (await hasClock(connection, best.expression)) ? "TIMESTAMP" : "DATE";
  const swapped = best.format.replace(/%m(.)%d/, "%d$1%m");
  const ambiguous = others.some(({ format }) => format === swapped);
  return {
    expression: `(${best.expression})::${type}`,
    ...(ambiguous && { assumption: `dates in column "${column}" are read month first` }),
  };
}

/** Only what begins with a year is ISO 8601: the cast alone would also take words such as "epoch". */
function iso(text: string): string {
  return `CASE WHEN regexp_matches(${text}, '^\\d{4}[-/]\\d') THEN try_cast(${text} AS TIMESTAMP) END`;
}

interface Reading {
  readonly format: string;
  readonly expression: string;
}

/** The readings that make a date of every value. */
async function thatFit(
  connection: DuckDBConnection,
  readings: readonly Reading[],
  text: string,
  from: string,
): Promise<Reading[]> {
  const expressions = readings.map(({ expression }) => expression);
  const [values, ...dates] = await counts(connection, [text, ...expressions], from);
  return readings.filter((_, i) => dates[i] === values);
}

/** A year such as 20 or 0020 is a sign of the wrong format, not of antiquity. */
function strptime(text: string, format: string): string {
  const read = `try_strptime(${text}, '${format}')::TIMESTAMP`;
  return `CASE WHEN year(${read}) BETWEEN 1000 AND 2999 THEN ${read} END`;
}

async function counts(
  connection: DuckDBConnection,
  expressions: readonly string[],
  from: string,
): Promise<number[]> {
  const list = expressions.map((expression) => `count(${expression})`).join(", ");
  const reader = await connection.runAndReadAll(`SELECT ${list} FROM ${from}`);
  return (reader.getRows()[0] ?? []).map(Number);
}

async function hasClock(connection: DuckDBConnection, expression: string): Promise<boolean> {
  const clock = `coalesce(bool_or((${expression})::TIME <> TIME '00:00:00'), false)`;
  const reader = await connection.runAndReadAll(`SELECT ${clock} FROM raw`);
  return reader.getRows()[0]?.[0] === true;
}
