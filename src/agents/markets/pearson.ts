/** Pearson's correlation of two lists of one length; `undefined` where one of them does not vary. */
export function pearson(xs: readonly number[], ys: readonly number[]): number | undefined {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(xs), mean(ys)];
  let [xy, xx, yy] = [0, 0, 0];
  for (const [i, x] of xs.entries()) {
    const [dx, dy] = [x - meanX, (ys[i] ?? 0) - meanY];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  if (xx === 0 || yy === 0) return undefined;
  // Rounding may carry it a little over the edge.
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
