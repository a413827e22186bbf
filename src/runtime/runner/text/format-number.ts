const formats = () => ({
  decimals: new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 }),
  small: new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 }),
  plain: new Intl.NumberFormat("en-US", { maximumFractionDigits: 2, useGrouping: false }),
});
/** Made when a number needs them: most are counts, which are written as they are. */
let made: ReturnType<typeof formats> | undefined;

/** A number for people: two decimals, below 1 three digits; thousands separators from 10,000, so that years have none. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 10_000) return String(value);
  const { decimals, small, plain } = (made ??= formats());
  if (size !== 0 && size < 1) return small.format(value);
  return (size < 10_000 ? plain : decimals).format(value);
}

/** `1 task`, `2 tasks`. */
export function count(number: number, noun: string): string {
  return `${formatNumber(number)} ${noun}${number === 1 ? "" : "s"}`;
}
