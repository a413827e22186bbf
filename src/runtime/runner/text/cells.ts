import type { Cell } from "../../../catalog/shapes.ts";
import { formatNumber } from "./format-number.ts";
import { plainLine } from "./plain-line.ts";

/** A cell as people read it: numbers formatted, nothing for `null` and for what is not there. */
export function cellText(cell: Cell | undefined): string {
  if (typeof cell === "number") return formatNumber(cell);
  return cell === null || cell === undefined ? "" : plainLine(String(cell));
}

/** How the cells of one column are written: its numbers with equally many decimals, so that they line up. */
export function cellFormat(
  column: readonly (Cell | undefined)[],
): (cell: Cell | undefined) => string {
  const sizes = column.flatMap((cell) =>
    typeof cell === "number" && cell !== 0 ? [Math.abs(cell)] : [],
  );
  const largest = sizes.reduce((a, b) => Math.max(a, b), 0);
  const smallest = sizes.reduce((a, b) => Math.min(a, b), Infinity);
  const isWhole = sizes.every(Number.isInteger);
  // Years have no separators; numbers too small for the decimals are written one by one.
  if (isWhole ? largest < 10_000 : smallest < 0.01) return cellText;
  const digits = isWhole ? 0 : largest < 1 ? 3 : 2;
  const fixed = new Intl.NumberFormat("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return (cell) => (typeof cell === "number" ? fixed.format(cell) : cellText(cell));
}
