/** The numbers of one series that an analyst would name. */
import { z } from "zod";

export const seriesSchema = z.object({
  name: z.string(),
  count: z.int().describe("how many points"),
  mean: z.number().describe("mean of its points"),
  min: z.number(),
  minAt: z.string(),
  max: z.number(),
  maxAt: z.string(),
  first: z.number(),
  firstAt: z.string(),
  last: z.number(),
  lastAt: z.string(),
  change: z.number().describe("last less first"),
  changePercent: z
    .number()
    .nullable()
    .describe("change in percent of the first; null when that is 0"),
});
export type SeriesSummary = z.infer<typeof seriesSchema>;

export interface NamedPoint {
  readonly at: string;
  readonly name: string;
  readonly value: number;
}

/** Points in order of time; of equal extremes the first counts. One summary a name, in order of appearance. */
export function summariseSeries(points: readonly NamedPoint[]): SeriesSummary[] {
  const byName = Map.groupBy(points, ({ name }) => name);
  return [...byName].flatMap(([name, own]) => {
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) return [];
    const min = own.reduce((least, point) => (point.value < least.value ? point : least));
    const max = own.reduce((most, point) => (point.value > most.value ? point : most));
    const change = last.value - first.value;
    return {
      name,
      count: own.length,
      mean: own.reduce((sum, { value }) => sum + value, 0) / own.length,
      min: min.value,
      minAt: min.at,
      max: max.value,
      maxAt: max.at,
      first: first.value,
      firstAt: first.at,
      last: last.value,
      lastAt: last.at,
      change,
      changePercent: first.value === 0 ? null : (change / Math.abs(first.value)) * 100,
    };
  });
}

/** How two series compare: the larger mean over the smaller one. */
export const comparisonSchema = z.object({
  larger: z.string(),
  smaller: z.string(),
  ratio: z.number().describe("mean of the larger over mean of the smaller"),
});

/** Only for exactly two series whose means are positive: of others a ratio says nothing. */
export function compareSeries(
  series: readonly { readonly name: string; readonly mean: number }[],
): z.infer<typeof comparisonSchema> | null {
  const [first, second] = series;
  if (series.length !== 2 || first === undefined || second === undefined) return null;
  const [larger, smaller] = first.mean >= second.mean ? [first, second] : [second, first];
  if (smaller.mean <= 0) return null;
  return { larger: larger.name, smaller: smaller.name, ratio: larger.mean / smaller.mean };
}
