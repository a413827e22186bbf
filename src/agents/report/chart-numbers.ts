/** Numbers on charts: short, and never so long that they run into each other. */

const COMPACT = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });
const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** Outside of these a number is written with a power of ten: 2 × 10³⁰. */
const [LEAST, MOST] = [1e-3, 1e15];

/** Three digits: `64.7`, `1.23K`, `2.77B`, `1.99 × 10³⁰`. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size === 0 || (size >= LEAST && size < MOST)) return COMPACT.format(value).replace("-", "−");
  const [digits = "", exponent = "0"] = value.toExponential(2).split("e");
  const power = Array.from(exponent.replace("+", ""), (letter) =>
    letter === "-" ? "⁻" : SUPERSCRIPT[Number(letter)],
  ).join("");
  return `${String(Number(digits)).replace("-", "−")} × 10${power}`;
}

/** Whether an axis with these values needs `shortNumber`: its own numbers would be too long. */
export function needsShort(least: number, most: number): boolean {
  const size = Math.max(Math.abs(least), Math.abs(most));
  return size >= 100_000 || (size > 0 && size < LEAST);
}

/** The smallest and the largest; of any number of values. */
export function extentOf(values: readonly number[]): readonly [least: number, most: number] {
  return [
    values.reduce((a, b) => Math.min(a, b), Infinity),
    values.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
}

/**
 * Shares in percent with one decimal that add up to exactly 100: what rounding leaves over goes to those that lost
 * the most by it (largest remainder).
 */
export function roundShares(values: readonly number[]): number[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  const exact = values.map((value) => (value / total) * 1000);
  const rounded = exact.map(Math.floor);
  const left = 1000 - rounded.reduce((sum, value) => sum + value, 0);
  const byRemainder = exact
    .map((value, i) => ({ i, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder);
  for (const { i } of byRemainder.slice(0, Math.round(left))) rounded[i] = (rounded[i] ?? 0) + 1;
  return rounded.map((tenths) => tenths / 10);
}
