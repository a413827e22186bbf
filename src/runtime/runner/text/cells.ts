import type { Cell, ColumnType } from "../../../catalog/shapes.ts";
import { writePeriod, writtenPeriod, type WrittenPeriod } from "../../../catalog/written-times.ts";
import { formatNumber } from "./format-number.ts";
import { plainLine } from "./plain-line.ts";

/** More decimals than this are no longer read: such numbers are written one by one, with three digits each. */
const MOST_DECIMALS = 6;

/** A cell as people read it: numbers formatted, nothing for `null` and for what is not there. */
export function cellText(cell: Cell | undefined): string {
  if (typeof cell === "number") return formatNumber(cell);
  return cell === null || cell === undefined ? "" : plainLine(String(cell));
}

export type CellFormat = (cell: Cell | undefined) => string;

/** What is known of a column besides its cells. */
export interface FormattedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly period?: WrittenPeriod | undefined;
}

/**
 * How the cells of one column are written: its numbers with equally many decimals, so that they line up, and
 * months as months. Digits that a double cannot hold are text, and stay as they are.
 */
export function cellFormat(
  cells: readonly (Cell | undefined)[],
  column?: FormattedColumn,
): CellFormat {
  if (column?.type === "time") return timeFormat(cells, column);
  const sizes = cells.flatMap((cell) =>
    typeof cell === "number" && cell !== 0 ? [Math.abs(cell)] : [],
  );
  const largest = sizes.reduce((a, b) => Math.max(a, b), 0);
  const smallest = sizes.reduce((a, b) => Math.min(a, b), Infinity);
  const isWhole = sizes.every(Number.isInteger);
  // Years have no separators, and ids none either.
  if (isWhole && (largest < 10_000 || /(^|[\W_])ids?$/i.test(column?.name ?? ""))) return whole;
  const digits = isWhole ? 0 : decimalsFor(sizes, smallest, largest);
  if (digits === undefined) return cellText;
  const fixed = new Intl.NumberFormat("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return (cell) => (typeof cell === "number" ? fixed.format(cell) : cellText(cell));
}

function whole(cell: Cell | undefined): string {
  return typeof cell === "number" ? String(cell) : cellText(cell);
}

/** Enough to see the smallest, and no more than the data have; `undefined` when that would be too many. */
function decimalsFor(
  sizes: readonly number[],
  smallest: number,
  largest: number,
): number | undefined {
  const written = Math.max(...sizes.map(decimalsOf));
  if (smallest >= 0.01) return Math.min(written, largest < 1 ? 3 : 2);
  const visible = 2 - Math.floor(Math.log10(smallest));
  const digits = Math.min(written, visible);
  return digits <= MOST_DECIMALS ? digits : undefined;
}

function decimalsOf(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e-");
  return (digits.split(".")[1]?.length ?? 0) + Number(exponent);
}

function timeFormat(cells: readonly (Cell | undefined)[], column: FormattedColumn): CellFormat {
  const period = writtenPeriod(
    column,
    cells.map((cell) => cell ?? null),
  );
  return (cell) =>
    typeof cell === "string" && period !== undefined
      ? writePeriod(cell, period)
      : cellText(typeof cell === "string" ? withoutMidnight(cell) : cell);
}

/** `2024-02-29T10:30:00` as `2024-02-29 10:30`. */
function withoutMidnight(time: string): string {
  return time.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:00(\.0+)?)?(?=Z|[+-]|$)/, "$1 $2");
}
