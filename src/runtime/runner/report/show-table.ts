import type { Cell, ColumnType, Table } from "../../../catalog/shapes.ts";
import type { Json, JsonObject } from "../../../contract/json.ts";
import { cellFormat } from "../text/cells.ts";
import { count } from "../text/format-number.ts";
import { partOf } from "../record/shapes.ts";
import { plainLine } from "../text/plain-line.ts";

/** What a person looks at; data.json has the rest. */
export const MOST_ROWS = 50;
const MOST_COLUMNS = 12;
const LONGEST_CELL = 160;
/** ISO 8601, as tools give dates and times. */
const TIME = /^\d{4}-\d\d(-\d\d([T ][\d:.]+(Z|[+-][\d:]+)?)?)?$/;

export interface ShownTable {
  readonly title: string;
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly (readonly { readonly text: string; readonly type: ColumnType }[])[];
  /** How many rows and columns there are, and which of them are shown: `first 50 of 1,234 rows`. */
  readonly size: string;
  /** What the table itself is a part of; empty when it is whole. */
  readonly excerpt: string;
}

export interface ShownColumn {
  readonly name: string;
  /** What its values are in; empty when that is not known. */
  readonly unit: string;
  readonly type: ColumnType;
}

/** A table for the page: the first rows and columns, every cell on one line. */
export function showTable(table: Table, mostRows = MOST_ROWS): ShownTable {
  const { title, columns, rows } = table;
  const shownRows = rows.slice(0, mostRows);
  const shown = columns.slice(0, MOST_COLUMNS).map(({ name, type, unit = "", period }) => ({
    name,
    type,
    unit,
    format: cellFormat(
      shownRows.map((row) => row[name]),
      { name, type, period },
    ),
  }));
  return {
    title: plainLine(title, 120),
    columns: shown.map(({ name, type, unit }) => ({
      name: plainLine(name, 60),
      unit: plainLine(unit, 20),
      type,
    })),
    rows: shownRows.map((row) =>
      shown.map(({ name, type, format }) => ({
        text: plainLine(format(row[name]), LONGEST_CELL),
        type,
      })),
    ),
    size: sizeOf(table, shownRows.length),
    excerpt:
      table.excerpt === undefined
        ? ""
        : `The task handed on ${plainLine(table.excerpt.kept, 200)}${table.whole === undefined ? "" : `; all rows are in ${table.whole.file}`}.`,
  };
}

/** A value that is rows, a table or a list of records, as people look at it; `undefined` for any other. */
export function showRows(name: string, value: Json, mostRows: number): ShownTable | undefined {
  const part = partOf(value);
  if (part.is === "table") return showTable(part.table, mostRows);
  if (part.is === "points") return showTable(tableOf(name, part.points), mostRows);
  if (part.is === "records") return showTable(tableOf(name, part.records), mostRows);
  return undefined;
}

function sizeOf({ columns, rows, excerpt }: Table, shown: number): string {
  const total = excerpt?.totalRows ?? rows.length;
  const ofRows =
    shown < total
      ? `first ${shown.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} rows`
      : `${total.toLocaleString("en-US")} ${total === 1 ? "row" : "rows"}`;
  const left = columns.length - MOST_COLUMNS;
  return left > 0
    ? `${ofRows}, first ${MOST_COLUMNS} of ${count(columns.length, "column")}`
    : ofRows;
}

/** A list of records as a table: a column for each field, and what is no single value as JSON. */
export function tableOf(title: string, records: readonly JsonObject[]): Table {
  const names = [...new Set(records.slice(0, MOST_ROWS).flatMap((record) => Object.keys(record)))];
  const cell = (value: Json | undefined): Cell =>
    typeof value === "object" && value !== null ? JSON.stringify(value) : (value ?? null);
  const typeOf = (name: string): ColumnType => {
    const values = records
      .map((record) => record[name])
      .filter((value) => value !== undefined && value !== null);
    if (values.every((value) => typeof value === "number")) return "number";
    return values.every((value) => typeof value === "string" && TIME.test(value)) ? "time" : "text";
  };
  return {
    title,
    columns: names.map((name) => ({ name, type: typeOf(name) })),
    rows: records.map((record) =>
      Object.fromEntries(names.map((name) => [name, cell(record[name])])),
    ),
  };
}
