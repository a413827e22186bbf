/** Recognises columns of dates that are written as text, in whatever format, by trying all values. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "../../sql.ts";

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
const MONTHS = ["%Y-%m", "%Y/%m", "%m/%Y", "%b %Y", "%B %Y", "%b-%Y"];
const RFC_5322 = "%a, %d %b %Y %H:%M:%S %z";
const CLOCKS = ["%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M:%S %p"];

/** What fits one family fits no other, so they are tried in turn, the most usual first. */
const FAMILIES = [
  DAYS,
  [...MONTHS, RFC_5322],
  ...CLOCKS.map((clock) => DAYS.map((day) => `${day} ${clock}`)),
];
/** For whole numbers in columns that are named after dates: 20000101. */
const COMPACT = [["%Y%m%d"]];

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
  const all = `(SELECT ${text} AS text FROM raw)`;
  const sample = `(FROM ${all} WHERE text IS NOT NULL LIMIT ${SAMPLE_ROWS})`;
  const families = written === "as text" ? FAMILIES : COMPACT;
  const list = families.flat().map((format) => `'${format}'`);
  const any = `coalesce(${iso("text")}, try_strptime(text, [${list.join(", ")}])::TIMESTAMP)`;
  const [values = 0, dates = 0] = await counts(connection, ["text", any], sample);
  if (values === 0 || dates < values) return undefined;

  const [best, ...others] = await firstThatFit(connection, families, [sample, all]);
  if (best === undefined) return undefined;
  const type = (await hasClock(connection, best.of("text"), all)) ? "TIMESTAMP" : "DATE";
  const swapped = best.format.replace(/%m(.)%d/, "%d$1%m");
  const ambiguous = others.some(({ format }) => format === swapped);
  return {
    expression: `(${best.of(text)})::${type}`,
    ...(ambiguous && { assumption: `dates in column "${column}" are read month first` }),
  };
}

interface Reading {
  readonly format: string;
  /** The SQL expression that reads a text. */
  readonly of: (text: string) => string;
}

/** Only what begins with a year is ISO 8601: the cast alone would also take words such as "epoch". */
function iso(text: string): string {
  return `CASE WHEN regexp_matches(${text}, '^\\d{4}[-/]\\d') THEN try_cast(${text} AS TIMESTAMP) END`;
}

/**
 * A year such as 20 or 0020 is a sign of the wrong format, not of antiquity.
 * DuckDB's strptime takes the words "epoch" and "infinity" in any format: a date has digits.
 */
function strptime(format: string): Reading["of"] {
  return (text) => {
    const read = `try_strptime(${text}, '${format}')::TIMESTAMP`;
    return `CASE WHEN regexp_matches(${text}, '\\d') AND year(${read}) BETWEEN 1000 AND 2999 THEN ${read} END`;
  };
}

/** The readings of the first family that make a date of every value of the column `text`. */
async function firstThatFit(
  connection: DuckDBConnection,
  families: readonly (readonly string[])[],
  sources: readonly string[],
): Promise<Reading[]> {
  const readings = families.map((formats) =>
    formats.map((format): Reading => ({ format, of: strptime(format) })),
  );
  for (const family of [[{ format: "ISO 8601", of: iso }], ...readings]) {
    let fitting: readonly Reading[] = family;
    for (const source of sources) {
      if (fitting.length === 0) break;
      const expressions = fitting.map(({ of }) => of("text"));
      const [values, ...dates] = await counts(connection, ["text", ...expressions], source);
      fitting = fitting.filter((_, i) => dates[i] === values);
    }
    if (fitting.length > 0) return [...fitting];
  }
  return [];
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

async function hasClock(
  connection: DuckDBConnection,
  expression: string,
  from: string,
): Promise<boolean> {
  const clock = `coalesce(bool_or((${expression})::TIME <> TIME '00:00:00'), false)`;
  const reader = await connection.runAndReadAll(`SELECT ${clock} FROM ${from}`);
  return reader.getRows()[0]?.[0] === true;
}
