/** The narrowest type of DuckDB that holds numbers of a table without changing them. */
import type { Cell } from "../../../catalog/authoring.ts";

/** DECIMAL has at most that many digits. */
const MOST_DIGITS = 38;
/** More decimals than that come from a computation, not from a measurement. */
const MOST_DECIMALS = 9;

/**
 * Whole numbers are BIGINT, or DECIMAL when they are longer; numbers of few decimals are DECIMAL, so that
 * their sums are exact and do not depend on the order of rows; others are DOUBLE.
 */
export function numberType(cells: readonly Cell[]): string {
  let digits = 1;
  let decimals = 0;
  for (const cell of cells) {
    const match = /^-?(\d+)(?:\.(\d+))?$/.exec(String(cell));
    if (match === null) return "DOUBLE"; // 1e+21, 1e-7
    digits = Math.max(digits, match[1]?.length ?? 0);
    decimals = Math.max(decimals, match[2]?.length ?? 0);
    if (decimals > MOST_DECIMALS || digits + decimals > MOST_DIGITS) {
      const isText = cells.some((value) => typeof value === "string");
      if (!isText || digits + decimals > MOST_DIGITS) return "DOUBLE";
    }
  }
  if (decimals === 0 && digits <= 18) return "BIGINT";
  return `DECIMAL(${digits + decimals <= 18 ? 18 : MOST_DIGITS}, ${decimals})`;
}
