import type { z } from "zod";
import type { Cell, Table } from "../../catalog/authoring.ts";

type Json = z.core.util.JSONType;

/** JSON as rows: a list has one for each item, anything else is one. What is nested stays JSON text.
 * @param digits texts that are numbers which a double cannot hold
 */
export function toTable(
  value: Json,
  digits: ReadonlySet<string> = new Set(),
): Pick<Table, "columns" | "rows"> {
  const items = Array.isArray(value) ? value : [value];
  const rows = items.map((item) =>
    item !== null && typeof item === "object" && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).map(([name, cell]) => [name, toCell(cell)]))
      : { value: toCell(item) },
  );
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { columns: names.map((name) => ({ name, type: typeOf(rows, name, digits) })), rows };
}

function toCell(value: Json | undefined): Cell {
  if (value === undefined) return null;
  return value !== null && typeof value === "object" ? JSON.stringify(value) : value;
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}|$)/;

/** The type that all values of a column have; text when they differ or there is none. */
function typeOf(
  rows: readonly Record<string, Cell>[],
  name: string,
  digits: ReadonlySet<string>,
): Table["columns"][number]["type"] {
  const values = rows.map((row) => row[name] ?? null).filter((cell) => cell !== null);
  if (values.length === 0) return "text";
  const isNumber = (cell: Cell) =>
    typeof cell === "number" || (typeof cell === "string" && digits.has(cell));
  if (values.every(isNumber)) return "number";
  if (values.every((cell) => typeof cell === "boolean")) return "boolean";
  return values.every((cell) => typeof cell === "string" && ISO_TIME.test(cell)) ? "time" : "text";
}
