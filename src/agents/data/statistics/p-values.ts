/** How probable a result at least as extreme is when there is no relation: distributions are those of jstat. */

/** Of a correlation or of the slope of a line, two-sided; `null` for fewer than three pairs. */
export async function pOfCorrelation(r: number, n: number): Promise<number | null> {
  if (n < 3) return null;
  if (Math.abs(r) >= 1) return 0;
  const {
    default: { jStat },
  } = await import("jstat");
  const t = Math.abs(r) * Math.sqrt((n - 2) / (1 - r * r));
  return Math.min(1, 2 * jStat.studentt.cdf(-t, n - 2));
}

/** Of a sum of squares of so many independent normal values. */
export async function pOfChiSquare(value: number, degreesOfFreedom: number): Promise<number> {
  const {
    default: { jStat },
  } = await import("jstat");
  return Math.max(0, 1 - jStat.chisquare.cdf(value, degreesOfFreedom));
}

/** `p = 0.032`, `p = 1.4e-12`. */
export function sayP(p: number | null): string {
  if (p === null) return "no p value for so few pairs";
  return `p = ${Number(p.toPrecision(2))}`;
}
