/** The straight line through a series, by least squares. */

export interface Line {
  readonly slope: number;
  /** Coefficient of determination: 1 when the values lie on the line. */
  readonly explained: number;
  /** The value of the line at a position; the series begins at 0. */
  at(position: number): number;
}

/** Ordinary least squares over the positions 0, 1, 2, … */
export function fitLine(values: readonly number[]): Line {
  const mean = (numbers: readonly number[]) =>
    numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const middle = (values.length - 1) / 2;
  const average = mean(values);
  const covariance = mean(values.map((value, i) => (i - middle) * (value - average)));
  const spread = mean(values.map((_, i) => (i - middle) ** 2));
  const variance = mean(values.map((value) => (value - average) ** 2));
  const slope = covariance / spread;
  return {
    slope,
    explained: variance === 0 ? 1 : covariance ** 2 / (spread * variance),
    at: (position) => average + slope * (position - middle),
  };
}

/** Continues times at the distance of the last two: in whole months when they are of the same day. */
export function nextTimes(times: readonly string[], count: number): string[] {
  const [before = 0, last = 0] = times.slice(-2).map((time) => Date.parse(time));
  const [from, to] = [new Date(before), new Date(last)];
  const months =
    (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const monthly = months > 0 && from.getUTCDate() === to.getUTCDate();
  const dateOnly = times.every((time) => time.length === "2025-01-31".length);
  return Array.from({ length: count }, (_, i) => {
    const next = new Date(monthly ? last : last + (last - before) * (i + 1));
    if (monthly) next.setUTCMonth(next.getUTCMonth() + months * (i + 1));
    return dateOnly ? next.toISOString().slice(0, 10) : next.toISOString();
  });
}
