/** The series over time that a result is: one for each value of its other key, or for each measure. */
import { summariseSeries, type SeriesSummary } from "../../series-summary.ts";
import { isBucket } from "../compile/time.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import type { Evaluation } from "./evaluate.ts";

/** More of them are a table and no series. */
const MOST_SERIES = 30;
/** Fewer values are told one by one. */
const LEAST_POINTS = 3;

/** None of a result that is cut: what it leaves out is not known. */
export function seriesIn(
  { published: { columns, rows, excerpt }, keys = [] }: Pick<Evaluation, "published" | "keys">,
  { group, limit, extreme, pivot, having }: AlgebraQuery,
): SeriesSummary[] {
  const isBucketed = keys.map((_, i) => {
    const key = group[i];
    return typeof key === "object" && isBucket(key.bucket);
  });
  const [time, ...otherTimes] = keys.filter((_, i) => isBucketed[i]);
  const [split, ...otherSplits] = keys.filter((_, i) => !isBucketed[i]);
  const isCut = excerpt ?? limit ?? extreme ?? pivot ?? having[0];
  if (time === undefined || isCut !== undefined || otherTimes.length + otherSplits.length > 0)
    return [];
  if (![time, split ?? time].every((name) => columns.some((column) => column.name === name)))
    return [];
  const values = columns.filter(({ name, type }) => !keys.includes(name) && type === "number");
  if (split !== undefined && values.length !== 1) return [];
  const points = values.flatMap((column) =>
    rows.flatMap((row) => {
      const [at, value] = [row[time], row[column.name]];
      const name = split === undefined ? column.name : row[split];
      if (typeof at !== "string" || typeof value !== "number") return [];
      return [{ at, value, name: String(name ?? "none") }];
    }),
  );
  // A month beside its year names no series of its own.
  if (split !== undefined && points.every(({ at, name }) => at.startsWith(name))) return [];
  const series = summariseSeries(points.toSorted((a, b) => a.at.localeCompare(b.at)));
  const isTold = series.length <= MOST_SERIES && series.every(({ count }) => count >= LEAST_POINTS);
  return isTold ? series : [];
}
