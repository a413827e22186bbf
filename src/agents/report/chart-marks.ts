/** The rows of a table as the points of a chart: `x`, `y`, and `s` for the series. */
import {
  ToolError,
  writePeriod,
  writtenPeriod,
  type Cell,
  type Table,
} from "../../catalog/authoring.ts";
import { numberOf } from "./cell-number.ts";
import type { ChartFields } from "./chart-fields.ts";
import { humanise, type Column } from "./columns.ts";

export interface Mark {
  readonly x: string | number;
  readonly y: number;
  /** The series; empty when there is only one. */
  readonly s: string;
}

export interface Marks {
  readonly marks: readonly Mark[];
  /** What `x` is: milliseconds in UTC, a number, or a label. */
  readonly along: "time" | "number" | "label";
  /** Rows without a place or a value: they make no mark. */
  readonly without: number;
}

/** What stands where a row has no label, or no series. */
export const NONE = "none";

type Row = Table["rows"][number];

/** Rows without a place or a value make no mark. @throws ToolError when none is left. */
export function marksOf(table: Table, fields: ChartFields): Marks {
  const { kind, x, y, series } = fields;
  const inBars = kind === "bar" || kind === "pie";
  const isLabel = (x.type !== "time" && inBars) || x.type === "text" || x.type === "boolean";
  const label =
    inBars && (isLabel || !areDistinct(table, [x], series)) ? labelOf(table, fields) : undefined;
  let without = 0;
  const marks = table.rows.flatMap((row) => {
    const own = y.flatMap((column): Mark[] => {
      const place = label === undefined ? placeOf(row[x.name] ?? null, x) : label(row);
      const value = numberOf(row[column.name]);
      if (place === undefined || value === undefined) return [];
      const name = y.length > 1 ? humanise(column.name) : "";
      return [{ x: place, y: value, s: series === undefined ? name : nameOf(row, series) }];
    });
    if (own.length === 0) without += 1;
    return own;
  });
  if (marks.length === 0) {
    const names = y.map(({ name }) => name).join(", ");
    throw new ToolError(`The table "${table.title}" has no row with both ${x.name} and ${names}.`, {
      help: "Choose other columns (x, y), or a table with rows.",
    });
  }
  const along = label !== undefined || isLabel ? "label" : x.type === "time" ? "time" : "number";
  return { marks, along, without };
}

/** Times as milliseconds in UTC, so that every machine draws the same. */
function placeOf(cell: Cell, { type }: Column): string | number | undefined {
  if (cell === null) return undefined;
  if (type === "number") return numberOf(cell);
  if (type !== "time") return String(cell);
  const text = String(cell);
  if (!isDay(text)) return undefined;
  const isLocal = text.includes("T") && !/(Z|[+-]\d\d:?\d\d)$/.test(text);
  const time = Date.parse(isLocal ? `${text}Z` : text);
  return Number.isNaN(time) ? undefined : time;
}

/** `Date.parse` takes 30 February for 1 March. */
function isDay(time: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(time) ?? [];
  if (day === undefined) return true;
  return (
    new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
  );
}

/** One label a bar: the column itself, joined by others, numbers last, while rows share one. */
function labelOf(table: Table, { x, y, series }: ChartFields): (row: Row) => string {
  const others = table.columns
    .filter((column) => column !== x && column !== series && !y.includes(column))
    .toSorted((a, b) => Number(a.type === "number") - Number(b.type === "number"));
  for (let more = 0; more <= others.length; more += 1) {
    const parts = [x, ...others.slice(0, more)];
    if (areDistinct(table, parts, series)) {
      const written = parts.map((part) => labelWriter(table, part));
      return (row) => written.map((write) => write(row)).join(", ");
    }
  }
  throw new ToolError(`Several rows of "${table.title}" have the same ${x.name}.`, {
    help: "Aggregate them first (data.aggregate), or name the column that tells them apart (series).",
  });
}

function areDistinct(table: Table, columns: readonly Column[], series: Column | undefined) {
  const all = series === undefined ? columns : [...columns, series];
  const keys = table.rows.map((row) => JSON.stringify(all.map(({ name }) => row[name])));
  return new Set(keys).size === keys.length;
}

/** Months are written as months. */
function labelWriter(table: Table, column: Column): (row: Row) => string {
  const period =
    column.type === "time"
      ? writtenPeriod(
          column,
          table.rows.map((row) => row[column.name] ?? null),
        )
      : undefined;
  return (row) =>
    period === undefined ? nameOf(row, column) : writePeriod(nameOf(row, column), period);
}

function nameOf(row: Row, { name }: Column): string {
  return String(row[name] ?? NONE);
}
