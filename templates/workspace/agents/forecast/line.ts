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

/** The same day of the months that follow a date (`2025-12-01`). */
export function monthsAfter(date: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const next = new Date(date);
    next.setUTCMonth(next.getUTCMonth() + i + 1);
    return next.toISOString().slice(0, 10);
  });
}
