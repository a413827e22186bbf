import type { Cell, ColumnType, Table } from "../../../catalog/shapes.ts";
import type { Json, JsonObject } from "../../../contract/json.ts";
import { cellFormat } from "../text/cells.ts";
import { count } from "../text/format-number.ts";
import { plainLine } from "../text/plain-line.ts";

/** What a person looks at; data.json has the rest. */
export const MOST_ROWS = 50;
const MOST_COLUMNS = 12;
const LONGEST_CELL = 160;
/** ISO 8601, as tools give dates and times. */
const TIME = /^\d{4}-\d\d(-\d\d([T ][\d:.]+(Z|[+-][\d:]+)?)?)?$/;

export interface ShownTable {
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly rows: readonly (readonly { readonly text: string; readonly type: ColumnType }[])[];
  /** What is left out; empty when nothing is. */
  readonly note: string;
}

/** A table for the page: the first rows and columns, every cell on one line. */
export function showTable({ title, columns, rows }: Table, mostRows = MOST_ROWS): ShownTable {
  const shown = columns.slice(0, MOST_COLUMNS).map(({ name, type }) => ({
    name,
    type,
    format: cellFormat(rows.slice(0, mostRows).map((row) => row[name])),
  }));
  const left = [
    rows.length > mostRows ? count(rows.length - mostRows, "more row") : "",
    columns.length > MOST_COLUMNS ? count(columns.length - MOST_COLUMNS, "more column") : "",
  ].filter((text) => text !== "");
  return {
    title: plainLine(title, 120),
    columns: shown.map(({ name, type }) => ({ name: plainLine(name, 60), type })),
    rows: rows.slice(0, mostRows).map((row) =>
      shown.map(({ name, type, format }) => ({
        text: plainLine(format(row[name]), LONGEST_CELL),
        type,
      })),
    ),
    note: left.length === 0 ? "" : `${left.join(" and ")} in data.json`,
  };
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
