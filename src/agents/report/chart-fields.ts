/** Decides what a chart shows: which column runs along, which ones are measured, and what tells series apart. */
import { ToolError, type Table } from "../../catalog/authoring.ts";
import { numberOf } from "./cell-number.ts";
import type { Kind, KINDS } from "./chart-kinds.ts";
import { extentOf } from "./chart-numbers.ts";
import { statisticsOf } from "./chart-statistics.ts";
import { findColumn, type Column } from "./columns.ts";

export interface ChartRequest {
  readonly kind: (typeof KINDS)[number];
  readonly x?: string | undefined;
  readonly y?: string | undefined;
  readonly series?: string | undefined;
}

export interface ChartFields {
  readonly kind: Kind;
  readonly x: Column;
  /** More than one only when each column is a series of its own. */
  readonly y: readonly Column[];
  readonly series: Column | undefined;
}

/** A text column with more values than this labels rows rather than groups them. */
const MOST_SERIES = 40;
/** Columns whose sizes differ more than this cannot share an axis. */
const COMPARABLE = 20;

/** @throws ToolError when the table has nothing to draw. */
export function chooseFields(table: Table, request: ChartRequest): ChartFields {
  const asked = {
    x: request.x === undefined ? undefined : findColumn(table, request.x),
    y: request.y === undefined ? undefined : findColumn(table, request.y),
    series: request.series === undefined ? undefined : findColumn(table, request.series),
  };
  const said = statisticsOf(table).columns;
  const free = table.columns.filter(
    (column) => !Object.values(asked).includes(column) && !said.includes(column),
  );
  const numbers = free.filter(({ type }) => type === "number");
  const words = free.filter(({ type }) => type === "text" || type === "boolean");
  const labels = words.toSorted((a, b) => distinct(table, b) - distinct(table, a));
  // Times out of order are a ranking's, and only describe its rows.
  const time = free.find((column) => isTime(column) && ascends(table, column, words));
  const plane = numbers.filter((column) => column !== time);

  const kind =
    request.kind === "auto"
      ? isAgainst(table, asked)
        ? "point"
        : kindFor(table, time, labels[0], plane.length)
      : request.kind;
  const along = kind === "bar" || kind === "pie" ? [uniqueLabel(table, labels[0]), time] : [time];
  const across = kind === "point" && plane.length > (asked.y === undefined ? 1 : 0);
  const x =
    asked.x ??
    (across ? plane[0] : along.find(Boolean)) ??
    labels[0] ??
    free.find(isTime) ??
    plane[0];
  const measures = plane.filter((column) => column !== x);
  // Where several columns could be measured, the last one is what the table was made for.
  const y = asked.y ?? measures.at(-1);
  if (x === undefined || y === undefined) throw nothingToDraw(table);
  if (y.type !== "number") {
    throw new ToolError(`Column "${y.name}" holds ${y.type}, and a chart measures numbers (y).`, {
      help: `Columns of numbers: ${list(table.columns.filter(({ type }) => type === "number"))}.`,
    });
  }
  const series =
    asked.series ??
    (kind === "pie"
      ? undefined
      : words.find((column) => column !== x && groups(table, column, x, y)));
  const alone = asked.y !== undefined || series !== undefined || x !== time;
  return { kind, x, series, y: alone ? [y] : measures.filter(likeIn(table, y)) };
}

function kindFor(
  table: Table,
  time: Column | undefined,
  label: Column | undefined,
  numbers: number,
): Kind {
  if (time !== undefined) return distinct(table, time) > 1 ? "line" : "bar";
  return numbers > 1 && uniqueLabel(table, label) === undefined ? "point" : "bar";
}

/** Two columns of numbers that were both asked for, unless one only counts the rows. */
function isAgainst(table: Table, asked: { x: Column | undefined; y: Column | undefined }): boolean {
  const { x, y } = asked;
  if (x?.type !== "number" || y?.type !== "number" || isTime(x)) return false;
  const places = table.rows.map((row) => numberOf(row[x.name])).filter((n) => n !== undefined);
  const [least, most] = extentOf(places);
  return !(places.every(Number.isInteger) && new Set(places).size === most - least + 1);
}

function isTime({ type, name }: Column): boolean {
  return type === "time" || (type === "number" && /^years?$/i.test(name));
}

/** Through all rows; or in each of several series that stand one after the other. */
function ascends({ rows }: Table, { name }: Column, words: readonly Column[]): boolean {
  const isOrdered = (some: Table["rows"]) => {
    const cells = some.map((row) => row[name] ?? null).filter((cell) => cell !== null);
    return cells.every((cell, i) => i === 0 || (cells[i - 1] ?? cell) <= cell);
  };
  const seriesBy = (column: Column) => [...Map.groupBy(rows, (row) => row[column.name]).values()];
  const areSeries = (column: Column) =>
    seriesBy(column).every((some) => some.length > 1 && isOrdered(some));
  return isOrdered(rows) || (rows.length > 0 && words.some(areSeries));
}

/** The column, when each row has its own value in it. */
function uniqueLabel(table: Table, column: Column | undefined): Column | undefined {
  return column !== undefined && distinct(table, column) === table.rows.length ? column : undefined;
}

/** Whether a column of words splits the rows into a few series, each with one row at a place. */
function groups(table: Table, words: Column, x: Column, y: Column): boolean {
  const count = distinct(table, words);
  const rows = table.rows.filter((row) => row[y.name] !== null);
  const places = new Set(rows.map((row) => JSON.stringify([row[x.name], row[words.name]])));
  const isScatter = x.type === "number";
  const splits = distinct(table, x) < rows.length && places.size === rows.length;
  return count > 1 && count <= MOST_SERIES && (isScatter ? count <= 8 : splits);
}

/** Whether a column can share the axis of the first; that one always can. */
function likeIn(table: Table, first: Column) {
  const size = (column: Column) =>
    table.rows.reduce((most, row) => Math.max(most, Math.abs(numberOf(row[column.name]) ?? 0)), 0);
  const expected = size(first);
  return (column: Column) => {
    const ratio = size(column) / expected;
    const isAlike = ratio <= COMPARABLE && ratio >= 1 / COMPARABLE;
    return column === first || (column.unit === first.unit && isAlike);
  };
}

function distinct(table: Table, { name }: Column): number {
  return new Set(table.rows.map((row) => row[name])).size;
}

function nothingToDraw(table: Table): ToolError {
  return new ToolError(`The table "${table.title}" has nothing to draw.`, {
    help: `A chart needs a column of numbers, and another one to set it against. Columns: ${list(table.columns)}.`,
  });
}

function list(columns: readonly Column[]): string {
  return columns.map(({ name, type }) => `${name} (${type})`).join(", ") || "none";
}
