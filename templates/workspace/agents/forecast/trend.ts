import { defineTool, pointSchema, tableSchema, ToolError, z } from "orchc/agent";
import { fitLine, monthsAfter } from "./line.ts";

export const trend = defineTool({
  name: "trend",
  // Planners choose a tool by this sentence, and fill its arguments by the names and descriptions below.
  description: "Forecast the next months of monthly values by their linear trend.",
  version: "1",
  input: z.object({
    points: z.array(pointSchema).describe("the values so far, one a month, oldest first"),
    months: z.int().min(1).max(120).default(3).describe("how many months to look ahead"),
  }),
  output: z.object({
    table: tableSchema.describe("one row a month that lies ahead"),
    points: z.array(pointSchema),
    perMonth: z.number().describe("by how much the trend changes from one month to the next"),
    explained: z.number().describe("share of the variation that the trend explains, 0 to 1"),
  }),
  estimate: { seconds: 0.05 },
  phrases: ["forecast", "predict the next months", "how will it go on", "extrapolate the trend"],

  run({ points, months }) {
    const last = points.at(-1);
    if (last === undefined || points.length < 3) {
      throw new ToolError(`A trend needs at least 3 values; there are ${points.length}.`);
    }
    const line = fitLine(points.map(({ value }) => value));
    const ahead = monthsAfter(last.at, months).map((at, i) => ({
      at,
      value: line.at(points.length + i),
    }));
    return {
      table: {
        title: "Forecast",
        columns: [
          { name: "month", type: "time" as const },
          { name: "forecast", type: "number" as const },
        ],
        rows: ahead.map(({ at, value }) => ({ month: at, forecast: value })),
      },
      points: ahead,
      perMonth: line.slope,
      explained: line.explained,
    };
  },

  // What the answer says of the output; every number in it stands in the output.
  headline({ points, perMonth }) {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) return [];
    const say = (value: number) => value.toLocaleString("en", { maximumFractionDigits: 2 });
    const from = `${say(first.value)} in ${first.at.slice(0, 7)}`;
    const to = points.length === 1 ? "" : `, ${say(last.value)} in ${last.at.slice(0, 7)}`;
    return [`Forecast: ${from}${to}; a change of ${say(perMonth)} a month.`];
  },
});
