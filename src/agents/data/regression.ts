import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { columnInput } from "./inputs.ts";
import { findMeasure } from "./measures.ts";
import { count, say } from "./numbers.ts";
import { identifier } from "./sql.ts";
import { correlationOf } from "./statistics/correlation.ts";
import { rowsInputs, rowsThatFit } from "./statistics/inputs.ts";
import { pOfCorrelation, sayP } from "./statistics/p-values.ts";
import { openDataset } from "./tables/dataset.ts";
import { ofDuckDB } from "./permissions.ts";

export const regression = defineTool({
  name: "regression",
  description:
    "Linear regression of one column of numbers on another: slope, intercept, R squared and p value of the line of least squares.",
  version: "1",
  input: z.object({
    ...rowsInputs,
    y: columnInput.describe("the column of numbers that is explained"),
    x: columnInput.describe("the column of numbers that explains it"),
  }),
  output: z.object({
    slope: z.number().describe("how much y changes when x grows by 1"),
    intercept: z.number().describe("y where x is 0"),
    r2: z.number().describe("the part of the variance of y that the line explains, 0 to 1"),
    p: z.number().nullable().describe("how probable such a slope is when y does not depend on x"),
    n: z.int().describe("rows that have both values"),
    x: z.string(),
    y: z.string(),
    table: tableSchema,
  }),
  permissions: { read: [{ arg: "file" }], ...ofDuckDB },
  // The file may have changed since.
  cacheable: false,
  estimate: { seconds: 0.4 },
  phrases: ["linear regression", "regress on", "line of best fit", "slope of"],

  async run({ x, y, where, ...source }, context) {
    using dataset = await openDataset(source, context);
    const [right, left] = [await findMeasure(dataset, x), await findMeasure(dataset, y)];
    const rows = await rowsThatFit(dataset, where, context);
    const [a, b] = [`${identifier(left.name)}::DOUBLE`, `${identifier(right.name)}::DOUBLE`];
    const [row = {}] = await dataset.select(
      `SELECT regr_slope(${a}, ${b}) AS slope, regr_intercept(${a}, ${b}) AS intercept,
         regr_r2(${a}, ${b}) AS r2, regr_count(${a}, ${b}) AS n FROM ${rows}`,
    );
    const n = Number(row["n"]);
    const { correlation } = await correlationOf(
      dataset,
      where.length === 0 ? dataset.name : "rows that fit",
      left.name,
      right.name,
      "pearson",
    );
    const { slope = null, intercept = null } = row;
    if (slope === null || intercept === null || correlation === null) {
      throw new ToolError(
        n < 2
          ? `${right.name} and ${left.name} share fewer than two rows.`
          : `${correlation === null ? "One of the two columns" : right.name} never changes: there is no line.`,
        { help: "Take columns that are filled in the same rows and that change." },
      );
    }
    const line = {
      slope: Number(slope),
      intercept: Number(intercept),
      r2: correlation * correlation,
      p: await pOfCorrelation(correlation, n),
      n,
    };
    return {
      ...line,
      x: right.name,
      y: left.name,
      table: {
        title: `${left.name} by ${right.name} in ${dataset.title}`,
        columns: Object.keys(line).map((name) => ({ name, type: "number" as const })),
        rows: [line],
      },
    };
  },

  headline({ slope, intercept, r2, p, n, x, y }) {
    return [
      `${y} = ${say(intercept)} ${slope < 0 ? "-" : "+"} ${say(Math.abs(slope))} × ${x}, over ${count(n, "row")}: the line explains ${say(r2)} of the variance (${sayP(p)}).`,
    ];
  },
});
