/** The rows of a table as the points of a chart: `x`, `y`, and `s` for the series. */
import { ToolError, type Cell, type Table } from "../../catalog/authoring.ts";
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
}

type Row = Table["rows"][number];

/** Rows without a place or a value make no mark. @throws ToolError when none is left. */
export function marksOf(table: Table, fields: ChartFields): Marks {
  const { kind, x, y, series } = fields;
  const inBars = kind === "bar" || kind === "pie";
  const isLabel = (x.type !== "time" && inBars) || x.type === "text" || x.type === "boolean";
  const label =
    inBars && (isLabel || !areDistinct(table, [x], series)) ? labelOf(table, fields) : undefined;
  const marks = table.rows.flatMap((row) =>
    y.flatMap((column): Mark[] => {
      const place = label === undefined ? placeOf(row[x.name] ?? null, x) : label(row);
      const value = row[column.name];
      if (place === undefined || typeof value !== "number") return [];
      const own = y.length > 1 ? humanise(column.name) : "";
      return [{ x: place, y: value, s: series === undefined ? own : nameOf(row, series) }];
    }),
  );
  if (marks.length === 0) {
    const names = y.map(({ name }) => name).join(", ");
    throw new ToolError(`The table "${table.title}" has no row with both ${x.name} and ${names}.`, {
      help: "Choose other columns (x, y), or a table with rows.",
    });
  }
  const along = label !== undefined || isLabel ? "label" : x.type === "time" ? "time" : "number";
  return { marks, along };
}

/** Times as milliseconds in UTC, so that every machine draws the same. */
function placeOf(cell: Cell, { type }: Column): string | number | undefined {
  if (cell === null) return undefined;
  if (type === "number") return Number(cell);
  if (type !== "time") return String(cell);
  const text = String(cell);
  const isLocal = text.includes("T") && !/(Z|[+-]\d\d:?\d\d)$/.test(text);
  const time = Date.parse(isLocal ? `${text}Z` : text);
  return Number.isNaN(time) ? undefined : time;
}

/** One label a bar: the column itself, joined by others, numbers last, while rows share one. */
function labelOf(table: Table, { x, y, series }: ChartFields): (row: Row) => string {
  const others = table.columns
    .filter((column) => column !== x && column !== series && !y.includes(column))
    .toSorted((a, b) => Number(a.type === "number") - Number(b.type === "number"));
  for (let more = 0; more <= others.length; more += 1) {
    const parts = [x, ...others.slice(0, more)];
    if (areDistinct(table, parts, series)) {
      return (row) => parts.map((part) => nameOf(row, part)).join(", ");
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

function nameOf(row: Row, { name }: Column): string {
  return String(row[name] ?? "none");
}
