/** Rows as they stand in the data: the one that has the most, all of a few, or how many there are. */
import { capitalise, count } from "../../numbers.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { sayKept } from "./conditions.ts";
import { superlative } from "./groups.ts";
import { sayValue, TOLD, type Column, type Row, type Said } from "./said.ts";

/** Columns of a row that are told. */
const COLUMNS = 6;
/** Rows of more columns than that are no list in a sentence. */
const LISTED_COLUMNS = 3;
/** Values of one column that are told. */
const VALUES = 12;

export function sayRows(said: Said, query: AlgebraQuery): string[] {
  const { table, rows, rowsIn, rowsKept } = said;
  const { columns } = table;
  const [first] = table.rows;
  const [only, ...others] = columns;
  if (first === undefined || only === undefined) return [];
  const kept = sayKept(query);
  const extreme = sayExtreme(said, query, kept);
  if (extreme !== undefined) return [extreme];
  if (rows === 1 && others.length === 0)
    return [`${capitalise(only.name)}${kept}: ${sayValue(first, only, query)}.`];
  const isPart =
    query.limit !== undefined || query.extreme !== undefined || query.neighbour !== undefined;
  const what = query.distinct
    ? `${rows.toLocaleString("en")} different ${others.length === 0 ? `values of ${only.name}` : "rows"}`
    : isPart
      ? `${rows.toLocaleString("en")} of ${count(rowsKept, "row")}`
      : kept === "" || rowsIn === rows
        ? count(rows, "row")
        : `${rows.toLocaleString("en")} of ${count(rowsIn, "row")}`;
  const most = others.length === 0 ? VALUES : TOLD;
  if (rows > 1 && columns.length <= LISTED_COLUMNS) {
    const list = table.rows.slice(0, most).map((row) => sayShort(row, columns, query));
    const name = others.length > 0 || query.distinct ? "" : `, ${only.name}`;
    const more = rows > list.length ? " and others" : "";
    return [`${what}${kept}${name}: ${list.join(", ")}${more}.`];
  }
  return [`${what}${kept}${rows === 1 ? ": " : "; the first: "}${sayRow(first, columns, query)}.`];
}

/** `Of 4 rows, shop Harbour has the highest area (120).` */
function sayExtreme(
  { table, rows, rowsKept }: Said,
  query: AlgebraQuery,
  kept: string,
): string | undefined {
  const { extreme } = query;
  const [first] = table.rows;
  const of = table.columns.find(({ name }) => name === extreme?.of);
  if (extreme === undefined || extreme.within.length > 0) return undefined;
  if (of === undefined || first === undefined) return undefined;
  const most = `the ${superlative(extreme.which, of, query)} ${of.name}`;
  const value = sayValue(first, of, query);
  const others = table.columns.filter(({ name }) => name !== of.name);
  const among = `of ${count(rowsKept, "row")}${kept}`;
  if (others.length === 0) return capitalise(`${most} ${among}: ${value}.`);
  if (rows > 1) {
    const names = table.rows.slice(0, TOLD).map((row) => sayRow(row, others.slice(0, 1), query));
    return `${count(rows, "row")} ${among} share ${most} (${value}): ${names.join(", ")}${rows > names.length ? " and others" : ""}.`;
  }
  const [name, ...rest] = others;
  const more = rest.length === 0 ? "" : `: ${sayRow(first, rest.slice(0, COLUMNS), query)}`;
  return capitalise(
    `${among}, ${sayRow(first, name === undefined ? [] : [name], query)} has ${most} (${value})${more}.`,
  );
}

function sayRow(row: Row, columns: readonly Column[], query: AlgebraQuery): string {
  return columns
    .slice(0, COLUMNS)
    .map((column) => `${column.name} ${sayValue(row, column, query)}`)
    .join(", ");
}

/** `North (staff 6)`. */
function sayShort(row: Row, [first, ...others]: readonly Column[], query: AlgebraQuery): string {
  if (first === undefined) return "";
  const name = sayValue(row, first, query);
  return others.length === 0 ? name : `${name} (${sayRow(row, others, query)})`;
}
