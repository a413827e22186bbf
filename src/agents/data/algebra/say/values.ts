/** One result over all rows: `Total revenue where drink is tea: 3,088.01 (42 of 180 rows).` */
import { capitalise, count } from "../../numbers.ts";
import { nameOfMeasure } from "../compile/measure.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { sayKept } from "./conditions.ts";
import { askedFirst, measureNamed, sayValue, type Said } from "./said.ts";

export function sayValues(said: Said, query: AlgebraQuery): string[] {
  const [row] = said.table.rows;
  const [first, ...others] = askedFirst(said, query);
  if (row === undefined || first === undefined) return [];
  const { rowsIn, rowsKept } = said;
  const kept = rowsKept === 0 ? "" : sayKept(query);
  const of = kept === "" ? "" : ` (${rowsKept.toLocaleString("en")} of ${count(rowsIn, "row")})`;
  const value = sayValue(row, first, query);
  const measure = measureNamed(query, first.name);
  if (others.length === 0) {
    const isOfRows = measure?.how === "count" && measure.column === undefined;
    if (isOfRows && measure.where.length === 0 && query.having.length === 0)
      return kept === ""
        ? [`${count(rowsKept, "row")}.`]
        : [`${value} of ${count(rowsIn, "row")}${kept}.`];
    return [`${capitalise(first.name)}${kept}: ${value}${of}.`];
  }
  const listed = others
    .map((column) => `${column.name} ${sayValue(row, column, query)}`)
    .join(", ");
  const start = kept === "" ? "" : `${kept.trim()}: `;
  if (measure !== undefined || query.extend.length === 0)
    return [capitalise(`${start}${first.name} ${value}, ${listed}${of}.`)];
  return [capitalise(`${start}${first.name}${ofWhat(query)} ${value}: ${listed}${of}.`)];
}

/** Sides that are compared are called by their names; what is compared is the same of both. */
function ofWhat({ measures }: AlgebraQuery): string {
  const names = new Set(
    measures.map((measure) =>
      measure.as !== undefined && measure.column !== undefined && measure.where.length > 0
        ? ` of ${nameOfMeasure(measure, measure.column)}`
        : "",
    ),
  );
  return names.size === 1 ? ([...names][0] ?? "") : "";
}
