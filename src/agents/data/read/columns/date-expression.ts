/** The SQL that reads dates of given shapes. */
import type { Bindings } from "../../sql.ts";
import { clockPattern, type DateOrder, type DateShape } from "./date-shapes.ts";
import { monthOf } from "./month-names.ts";
import { shapeOf } from "./shapes.ts";
import { inCentury, type ShortYears } from "./short-years.ts";

export type FirstPart = "day-first" | "month-first";

/** What is done about what values say of their distance to UTC. */
export type Zone = "none" | "as written" | "UTC";

/** SQL of type TIMESTAMP; NULL for what is no such date. `text` is an SQL expression. */
export function dateExpression(
  text: string,
  shapes: ReadonlyMap<string, DateShape>,
  first: FirstPart,
  zone: Zone,
  bindings: Bindings,
  century?: ShortYears,
): string {
  const ways = new Map<string, { readonly way: Way; readonly shapes: string[] }>();
  for (const [shape, date] of shapes) {
    const way = wayOf(date, first);
    const key = JSON.stringify(way);
    const known = ways.get(key);
    if (known === undefined) ways.set(key, { way, shapes: [shape] });
    else known.shapes.push(shape);
  }
  const day = [...shapes.values()].some(({ hasClock }) => hasClock)
    ? `regexp_replace(${text}, '${sqlText(clockPattern("\\d"))}', '')`
    : text;
  const months = new Set([...shapes.values()].flatMap((shape) => shape.months));
  const numbers = withNumbers(day, months, bindings);
  const read = (way: Way) => {
    const moment = readDay(way, day, numbers);
    return century === undefined || !way.isShort ? moment : inCentury(moment, century);
  };
  const [only, ...others] = ways.values();
  let date: string;
  // One way needs no look at the shape: what does not fit gives no date.
  if (only !== undefined && others.length === 0) date = read(only.way);
  else {
    const branches = [...ways.values()].map(
      ({ way, shapes: members }) =>
        `WHEN ${shapeOf(text)} IN ${bindings.addAll(members)} THEN ${read(way)}`,
    );
    date = `CASE ${branches.join(" ")} END`;
  }
  if (day === text) return date;
  const clock = clockOf(text);
  const moment = `((${date})::DATE + ${clock})`;
  return zone === "UTC" ? `(${moment} - ${offsetOf(text)})` : moment;
}

interface Way {
  readonly order: DateOrder;
  readonly format: string;
  /** Whether the numbers stand in words. */
  readonly inWords: boolean;
  /** The year has two digits. */
  readonly isShort: boolean;
}

function wayOf(shape: DateShape, first: FirstPart): Way {
  const year = shape.isShort ? "%y" : "%Y";
  const orders: Partial<Record<DateOrder, readonly string[]>> = {
    "year-month-day": [year, "%m", "%d"],
    "day-month-year": ["%d", "%m", year],
    "month-day-year": ["%m", "%d", year],
    "first-second-year": first === "day-first" ? ["%d", "%m", year] : ["%m", "%d", year],
    "year-month": [year, "%m"],
    "month-year": ["%m", year],
    "compact-day": ["%Y%m%d"],
    "compact-month": ["%Y%m"],
  };
  const separator = shape.separator === "" ? "-" : shape.separator;
  const format = (orders[shape.order] ?? []).join(separator);
  return { order: shape.order, format, inWords: shape.separator === "", isShort: shape.isShort };
}

function readDay(way: Way, day: string, numbers: string): string {
  const part = (pattern: string, group = 1) =>
    `try_cast(regexp_extract(${day}, '${pattern}', ${group}) AS INTEGER)`;
  switch (way.order) {
    case "year-quarter":
    case "quarter-year": {
      const quarter = part("[qQ](\\d)");
      return `CASE WHEN ${quarter} BETWEEN 1 AND 4 THEN make_date(${part("(\\d{4})")}, ${quarter} * 3 - 2, 1)::TIMESTAMP END`;
    }
    case "year-week":
    case "year-week-day": {
      const weekday = way.order === "year-week" ? "'1'" : `right(${day}, 1)`;
      const first = `try_strptime(left(${day}, 4) || '-' || regexp_extract(${day}, 'W(\\d\\d)', 1) || '-' || ${weekday}, '%G-%V-%u')`;
      // Most years have 52 weeks: DuckDB takes a 53rd for the first one of the next year.
      return `CASE WHEN isoyear(${first}) = ${part("^(\\d{4})")} THEN ${first} END`;
    }
    case "extended":
      return `try_cast(${day} AS TIMESTAMP)`;
    case "compact-day":
    case "compact-month":
      return `try_strptime(${day}, '${way.format}')`;
    default:
      // DuckDB's strptime takes the words "epoch" and "infinity" in any format: a date has digits.
      return `CASE WHEN regexp_matches(${day}, '[0-9]') THEN try_strptime(${way.inWords ? numbers : day}, '${way.format}') END`;
  }
}

/** `Mon, 5. Januar 2024` becomes `5-1-2024`. */
function withNumbers(day: string, months: ReadonlySet<string>, bindings: Bindings): string {
  // Longer names first, so that no name is replaced within another one.
  const names = [...months].toSorted((a, b) => b.length - a.length);
  const named = names.reduce(
    (text, name) => `replace(${text}, ${bindings.add(name)}::VARCHAR, '-${monthOf(name)}-')`,
    day,
  );
  return `trim(regexp_replace(${named}, '[^0-9]+', '-', 'g'), '-')`;
}

function clockOf(text: string): string {
  const part = (group: number) =>
    `regexp_extract(${text}, '${sqlText(clockPattern("\\d"))}', ${group})`;
  const time = `try_cast(replace(CASE WHEN ${part(1)}[2] = ':' THEN '0' ELSE '' END || ${part(1)}, ',', '.') AS TIME)`;
  const half = `lower(left(${part(2)}, 1))`;
  const hours = `CASE WHEN ${half} = 'p' AND hour(${time}) < 12 THEN 12 WHEN ${half} = 'a' AND hour(${time}) = 12 THEN -12 ELSE 0 END`;
  // A day without a time of day begins at midnight.
  return `CASE WHEN ${part(1)} = '' THEN TIME '00:00:00' ELSE ${time} END + to_hours(${hours})`;
}

/** An INTERVAL: how far a value lies before UTC. */
function offsetOf(text: string): string {
  const zone = offsetText(text);
  const written = `regexp_replace(${zone}, '[^0-9]', '', 'g')`;
  const digits = `(CASE WHEN length(${written}) % 2 = 1 THEN '0' ELSE '' END || ${written})`;
  const minutes = `coalesce(try_cast(left(${digits}, 2) AS INTEGER), 0) * 60 + coalesce(try_cast(substr(${digits}, 3, 2) AS INTEGER), 0)`;
  return `to_minutes(CASE WHEN contains(${zone}, '-') THEN -1 ELSE 1 END * (${minutes}))`;
}

/** An SQL expression: `+02:00`, `Z`, or an empty text. */
export function offsetText(text: string): string {
  return `regexp_extract(${text}, '${sqlText(clockPattern("\\d"))}', 3)`;
}

/** Our own patterns alone are written into SQL. */
function sqlText(pattern: string): string {
  return pattern.replaceAll("'", "''");
}
