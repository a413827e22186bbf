/** Whether a number of a sentence is a value, with its sign and its unit. */
import type { Json } from "../../../contract/json.ts";
import type { Grid } from "./grids.ts";
import type { NumberItem } from "./items.ts";

const MAGNITUDES = /^(?:thousand|million|billion|trillion|[kmg]i?b|k|mn?|bn?|tn?)$/;
/** Names of columns of shares, whose numbers may be shown with a percent sign. */
const SHARE = /percent|share|rate|ratio|pct|%|probability|odds/i;

/** Of a value outside of tables, and its name. */
export function isShownAs(
  item: NumberItem,
  value: Json | undefined,
  name: string,
  unit?: string,
): boolean {
  if (typeof value !== "number") return false;
  if (item.isNegative !== value < 0 && value !== 0) return false;
  return isSize(item, value, name, unit);
}

/** Whatever the sign: "fell by 5" and -5 are one fact. */
export function isSize(item: NumberItem, value: number, name: string, unit?: string): boolean {
  const factors = factorsOf(item, name, unit);
  const { value: shown, half } = item.number;
  return factors.some((factor) => {
    const slack = 4 * Number.EPSILON * Math.max(Math.abs(value), shown * factor);
    return Math.abs(Math.abs(value) - shown * factor) <= half * factor + slack;
  });
}

/** What is shown, times one of these, is what the column holds; none when the unit is another. */
export function factorsOf(
  { unit, number }: NumberItem,
  name: string,
  own?: string,
): readonly number[] {
  if (unit === undefined) return own === "%" || /percent|pct|%/i.test(name) ? [] : [1];
  if (unit === "%") {
    if (own === "%" || /percent|pct|%/i.test(name)) return [1];
    return SHARE.test(name) || SHARE.test(own ?? "") ? [1, 0.01] : [];
  }
  const named = `${name} ${own ?? ""}`.toLowerCase();
  if (/[$€£]/.test(unit)) return named.includes(unit) ? number.scales.slice(-1) : [];
  if (!MAGNITUDES.test(unit)) return [1];
  return [number.scales.at(-1) ?? 1];
}

export function isCellShownAs(item: NumberItem, row: number, column: number, grid: Grid): boolean {
  return isShownAs(item, grid.rows[row]?.[column], grid.columns[column] ?? "", grid.units[column]);
}
