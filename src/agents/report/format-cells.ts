/** Cells as people read them: one number of decimals a column, thousands set apart. */
import { writePeriod, writtenPeriod, type Cell, type Table } from "../../catalog/authoring.ts";
import type { Column } from "./columns.ts";

const MISSING = "–";

/** How the cells of a column are written. */
export function cellFormat(table: Table, column: Column): (cell: Cell | undefined) => string {
  const { name, type } = column;
  if (type === "time") return timeFormat(table, column);
  if (type !== "number") return writeOther;
  const numbers = table.rows.flatMap((row) => {
    const cell = row[name];
    return typeof cell === "number" ? [cell] : [];
  });
  const format = new Intl.NumberFormat("en", {
    useGrouping: !/^years?$|(^|[\W_])ids?$/i.test(name),
    ...decimals(numbers),
  });
  return (cell) => (typeof cell === "number" ? format.format(cell) : writeOther(cell));
}

/** As many decimals as the values have, up to what their size makes readable. */
function decimals(numbers: readonly number[]): Intl.NumberFormatOptions {
  const written = numbers.map((value) => {
    const [digits = "", exponent = "0"] = String(value).split("e-");
    return (digits.split(".")[1]?.length ?? 0) + Number(exponent);
  });
  const most = Math.max(0, ...numbers.map(Math.abs));
  // Four digits of the largest value, and cents where there may be money.
  const readable = most >= 1 || most === 0 ? 2 : Math.min(12, 3 - Math.floor(Math.log10(most)));
  const digits = Math.min(readable, Math.max(0, ...written));
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

/** Months as months. */
function timeFormat(
  table: Table,
  column: Table["columns"][number],
): (cell: Cell | undefined) => string {
  const period = writtenPeriod(
    column,
    table.rows.map((row) => row[column.name] ?? null),
  );
  return (cell) =>
    typeof cell === "string" && period !== undefined ? writePeriod(cell, period) : writeOther(cell);
}

function writeOther(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return MISSING;
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  return String(cell).replace("T", (letter, at: number) => (at === 10 ? " " : letter));
}
