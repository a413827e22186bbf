import { defineTool, pointSchema, tableSchema, ToolError, z } from "orchc/agent";
import { fitLine, nextTimes } from "./line.ts";

export const trend = defineTool({
  name: "trend",
  description: "Forecast the next values of a time series by its linear trend.",
  version: "1",
  input: z.object({
    points: z.array(pointSchema).describe("the values so far, oldest first, evenly spaced"),
    periods: z.int().min(1).max(120).default(3).describe("how many values to look ahead"),
  }),
  output: z.object({
    table: tableSchema.describe("one row a period that lies ahead"),
    points: z.array(pointSchema),
    perPeriod: z.number().describe("by how much the trend changes from one period to the next"),
    explained: z.number().describe("share of the variation that the trend explains, 0 to 1"),
  }),
  estimate: { seconds: 0.05 },
  phrases: ["forecast", "predict the next months", "how will it go on", "extrapolate the trend"],

  run({ points, periods }) {
    if (points.length < 3) {
      throw new ToolError(`A trend needs at least 3 values; there are ${points.length}.`);
    }
    const line = fitLine(points.map(({ value }) => value));
    const ahead = nextTimes(
      points.map(({ at }) => at),
      periods,
    ).map((at, i) => ({ at, value: line.at(points.length + i) }));
    return {
      table: {
        title: "Forecast",
        columns: [
          { name: "time", type: "time" as const },
          { name: "forecast", type: "number" as const },
        ],
        rows: ahead.map(({ at, value }) => ({ time: at, forecast: value })),
      },
      points: ahead,
      perPeriod: line.slope,
      explained: line.explained,
    };
  },

  headline({ points, perPeriod }) {
    const [next] = points;
    return next === undefined
      ? []
      : [`${next.value.toFixed(2)} is expected for ${next.at}, a change of ${perPeriod.toFixed(2)} per period.`];
  },
});
