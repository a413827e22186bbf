/** Times as they are grouped: in buckets that follow each other, or in parts that come again. */
import { BUCKETS, type Bucket, type Cycle } from "../schema/derive.ts";
import { companionsOf } from "./companions.ts";
import { timesOf } from "./operand.ts";
import { quoted, type Compilation, type Relation, type ScopeColumn } from "./scope.ts";

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
];

export interface TimeRequest {
  readonly column: string;
  readonly bucket: Bucket | Cycle;
  readonly month?: string | undefined;
  readonly day?: string | undefined;
  readonly zone?: string | undefined;
}

export function isBucket(unit: Bucket | Cycle): unit is Bucket {
  return (BUCKETS as readonly string[]).includes(unit);
}

/** The bucket of each row, as a column without its name. */
export function bucketOf(
  compilation: Compilation,
  relation: Relation,
  request: TimeRequest,
  path: string,
): { readonly sql: string; readonly column: Omit<ScopeColumn, "name"> } | undefined {
  const moment = momentOf(compilation, relation, request, path);
  if (moment === undefined) return undefined;
  const { bucket } = request;
  if (isBucket(bucket)) {
    const isClock = bucket === "hour" || bucket === "minute";
    const sql = `date_trunc('${bucket}', ${moment})`;
    return isClock
      ? { sql, column: { type: "time", sqlType: "TIMESTAMP", bucket } }
      : { sql: `${sql}::DATE`, column: { type: "time", sqlType: "DATE", bucket } };
  }
  switch (bucket) {
    case "month of year":
      return { sql: inOrder(`monthname(${moment})`, MONTHS), column: { type: "text", bucket } };
    case "weekday":
      return { sql: inOrder(`dayname(${moment})`, WEEKDAYS), column: { type: "text", bucket } };
    default: {
      const part = { "hour of day": "hour", "day of month": "day", "week of year": "weekofyear" };
      const name = bucket === "quarter of year" ? "quarter" : part[bucket];
      return { sql: `${name}(${moment})`, column: { type: "number", sqlType: "BIGINT", bucket } };
    }
  }
}

/** Texts that sort as they stand here. */
function inOrder(expression: string, names: readonly string[]): string {
  return `${expression}::ENUM(${names.map((name) => `'${name}'`).join(", ")})`;
}

/** An SQL expression of type DATE or TIMESTAMP. */
export function momentOf(
  compilation: Compilation,
  relation: Relation,
  request: TimeRequest,
  path: string,
): string | undefined {
  const { bucket } = request;
  const column = compilation.find(relation, request.column, `${path}.column`, bucket);
  if (column === undefined) return undefined;
  if (column.type === "time") return inZone(quoted(column), request.zone, compilation);
  const date = dateOfYear(compilation, relation, column, request, path);
  if (date !== undefined || compilation.problems.length > 0) return date;
  return compilation.problem(
    `${path}.column`,
    `Column "${column.name}" of ${compilation.title} holds no dates or times${column.obstacle === undefined ? "" : `: ${column.obstacle}`}.`,
    column.wayOut ?? `Take a column of dates or times${timesOf(relation)}, or of whole years.`,
  );
}

/** What is stored is UTC; what is grouped are the days of a place, with its summer time. */
function inZone(
  moment: string,
  zone: string | undefined,
  { bindings, assumed }: Compilation,
): string {
  if (zone === undefined) return moment;
  assumed.add(`times are UTC and are shown as those of ${zone}`);
  return `timezone(${bindings.add(zone)}::VARCHAR, timezone('UTC', ${moment}::TIMESTAMP))`;
}

/**
 * Years in a column of their own are a time together with columns of months and days; alone they have
 * no months: then everything of a year would come to lie in its January.
 */
function dateOfYear(
  compilation: Compilation,
  relation: Relation,
  column: ScopeColumn,
  { bucket, month, day }: TimeRequest,
  path: string,
): string | undefined {
  const { years } = column.traits ?? {};
  const isYears = years ?? (column.type === "number" && !/^(month|day|hour)$/i.test(column.name));
  if (!isYears) return undefined;
  const year = `try_cast(${quoted(column)} AS INTEGER)`;
  if (bucket === "year") return `make_date(${year}, 1, 1)`;
  const months = companion(compilation, relation, month, "months", `${path}.month`);
  const needsDay =
    bucket !== "month" &&
    bucket !== "quarter" &&
    bucket !== "month of year" &&
    bucket !== "quarter of year";
  const days =
    needsDay && months !== undefined
      ? companion(compilation, relation, day, "days", `${path}.day`)
      : undefined;
  const isClock = bucket === "hour" || bucket === "minute" || bucket === "hour of day";
  if (months === undefined || isClock || (needsDay && days === undefined)) {
    return compilation.problem(
      `${path}.bucket`,
      `Column "${column.name}" holds whole years, and cannot be grouped by ${bucket}.`,
      months === undefined && !isClock
        ? "Group by year, or name the column that holds the months (month), such as one with 1 to 12."
        : "Group by year or month, or name the column that holds the days (day).",
    );
  }
  compilation.assumed.add(
    `${[column, months, ...(days === undefined ? [] : [days])].map(({ name }) => name).join(" and ")} together are the time`,
  );
  const monthNumber = numberOfMonth(months);
  return `make_date(${year}, ${monthNumber}, ${days === undefined ? "1" : `try_cast(${quoted(days)} AS INTEGER)`})`;
}

/** The column of months or days that is named, or the only one that is called so and holds them. */
function companion(
  compilation: Compilation,
  relation: Relation,
  asked: string | undefined,
  what: "months" | "days",
  path: string,
): ScopeColumn | undefined {
  return asked === undefined
    ? companionsOf(relation.columns)[what]
    : compilation.find(relation, asked, path);
}

function numberOfMonth(column: ScopeColumn): string {
  return column.type === "text"
    ? calendarPosition(quoted(column), MONTHS)
    : `try_cast(${quoted(column)} AS INTEGER)`;
}

/** 1 for the first of the names, by its first three letters. */
export function calendarPosition(expression: string, names: readonly string[]): string {
  const starts = names.map((name) => `'${name.slice(0, 3).toLowerCase()}'`).join(", ");
  return `list_position([${starts}], lower(left(trim(${expression}), 3)))::INTEGER`;
}
