/** Whether the numbers of a row are the sums, or the means, of other rows. */
import { saysMean } from "./labels.ts";
import type { Candidate, Measure, Segments, Sums } from "./segments.ts";

/** Levels of subtotals that are looked for above a row. */
const MOST_SEGMENTS = 300;

/** The rows above (since any of the totals before), or the rows below, of which a row is the total. */
export function addsUp(
  { candidates, sums }: Segments,
  index: number,
  measures: readonly Measure[],
): boolean {
  const candidate = candidates[index];
  if (candidate === undefined) return false;
  const ranges: Sums[] = [];
  for (let from = index; from >= 0 && index - from < MOST_SEGMENTS; from -= 1) {
    ranges.push(joined(sums.slice(from, index + 1), measures.length));
  }
  for (const to of [index + 1, sums.length - 1]) {
    ranges.push(joined(sums.slice(index + 1, to + 1), measures.length));
  }
  return ranges.some((range) => isTotal(candidate, range, measures));
}

function isTotal(candidate: Candidate, rows: Sums, measures: readonly Measure[]): boolean {
  if (rows.rows === 0) return false;
  const { isOwnName } = candidate;
  const wantsMean = saysMean(candidate.label);
  // A mean is like the values that it is of: among names of all kinds one comes near it by chance.
  if (isOwnName && (wantsMean || rows.rows < 2)) return false;
  const columns = Map.groupBy(measures.entries(), ([, { column }]) => column);
  const fits = new Set(
    [...columns.values()].map((readings): Fit => {
      const list = readings.map(([i]) => fitOf(candidate, rows, i, wantsMean));
      return (
        list.find((fit) => fit === "adds up") ?? list.find((fit) => fit !== "nothing") ?? "nothing"
      );
    }),
  );
  if (isOwnName && (fits.has("between") || fits.has("nothing"))) return false;
  return fits.has("adds up") && !fits.has("other");
}

/** `between`: a rate, or a year, is no sum, and may well stand in a row of totals. */
type Fit = "adds up" | "between" | "other" | "nothing";

function fitOf(candidate: Candidate, rows: Sums, i: number, wantsMean: boolean): Fit {
  const value = candidate.values[i];
  const [sum = 0, count = 0, min = 0, max = 0] = [
    rows.sum[i],
    rows.count[i],
    rows.min[i],
    rows.max[i],
  ];
  if (value === undefined || count === 0) return "nothing";
  const digit = 0.5 * 10 ** -(candidate.decimals[i] ?? 0);
  const exact = 1e-9 * Math.max(Math.abs(sum), Math.abs(value));
  // Rows are rounded before they are shown, and their total is rounded from the sum of what they were.
  const rounding = candidate.label === "" ? 0 : Math.min(digit * count, 0.02 * Math.abs(sum));
  const wanted = wantsMean ? sum / count : sum;
  const tolerance = wantsMean ? digit + exact : rounding + exact;
  if (Math.abs(value - wanted) <= tolerance) return "adds up";
  return value >= min && value <= max ? "between" : "other";
}

function joined(parts: readonly Sums[], measures: number): Sums {
  const each = (fold: (i: number, filled: readonly Sums[]) => number) =>
    Array.from({ length: measures }, (_, i) =>
      fold(
        i,
        parts.filter(({ count }) => (count[i] ?? 0) > 0),
      ),
    );
  return {
    rows: parts.reduce((all, { rows }) => all + rows, 0),
    sum: each((i, filled) => filled.reduce((all, { sum }) => all + (sum[i] ?? 0), 0)),
    count: each((i, filled) => filled.reduce((all, { count }) => all + (count[i] ?? 0), 0)),
    min: each((i, filled) => Math.min(...filled.map(({ min }) => min[i] ?? 0))),
    max: each((i, filled) => Math.max(...filled.map(({ max }) => max[i] ?? 0))),
  };
}
