import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { columnInput } from "./inputs.ts";
import { findMeasure } from "./measures.ts";
import { count, say } from "./numbers.ts";
import { identifier } from "./sql.ts";
import { rowsInputs, rowsThatFit } from "./statistics/inputs.ts";
import { pOfChiSquare, sayP } from "./statistics/p-values.ts";
import { openDataset } from "./tables/dataset.ts";
import { ofDuckDB } from "./permissions.ts";

/** Below it the statistic is far from its distribution: C. M. Jarque and A. K. Bera, 1987. */
const ENOUGH = 30;

export const normality = defineTool({
  name: "normality",
  description:
    "Whether a column of numbers is normally distributed: skewness, kurtosis and the Jarque-Bera test.",
  version: "1",
  input: z.object({
    ...rowsInputs,
    measure: columnInput.optional().describe("the column of numbers; found by itself"),
  }),
  output: z.object({
    n: z.int(),
    skewness: z.number().describe("0 when both sides are alike"),
    kurtosis: z.number().describe("excess: 0 for a normal distribution"),
    statistic: z.number().describe("Jarque-Bera"),
    p: z.number().describe("how probable such values are in a normal distribution"),
    measure: z.string(),
    table: tableSchema,
  }),
  permissions: { read: [{ arg: "file" }], ...ofDuckDB },
  // The file may have changed since.
  cacheable: false,
  estimate: { seconds: 0.4 },
  phrases: ["normally distributed", "test of normality", "Jarque-Bera", "skewness and kurtosis"],

  async run({ measure, where, ...source }, context) {
    using dataset = await openDataset(source, context);
    const column = await findMeasure(dataset, measure);
    const rows = await rowsThatFit(dataset, where, context);
    const x = `${identifier(column.name)}::DOUBLE`;
    // DuckDB's skewness is the adjusted one of a sample; the test is defined on that of the values themselves.
    const [row = {}] = await dataset.select(
      `SELECT n, g * (n - 2) / sqrt(n * (n - 1)) AS skewness, kurtosis FROM
         (SELECT count(${x}) AS n, skewness(${x}) AS g, kurtosis_pop(${x}) AS kurtosis FROM ${rows})`,
    );
    const n = Number(row["n"]);
    const { skewness = null, kurtosis = null } = row;
    if (n < 4 || skewness === null || kurtosis === null) {
      throw new ToolError(`${column.name} of ${dataset.title} cannot be tested.`, {
        help: "It needs four values at least that are not all equal.",
      });
    }
    if (n < ENOUGH)
      context.note("assumed", `with fewer than ${ENOUGH} values the p value is rough`);
    const statistic = (n / 6) * (Number(skewness) ** 2 + Number(kurtosis) ** 2 / 4);
    const result = {
      n,
      skewness: Number(skewness),
      kurtosis: Number(kurtosis),
      statistic,
      p: await pOfChiSquare(statistic, 2),
    };
    return {
      ...result,
      measure: column.name,
      table: {
        title: `Normality of ${column.name} in ${dataset.title}`,
        columns: Object.keys(result).map((name) => ({ name, type: "number" as const })),
        rows: [result],
      },
    };
  },

  headline({ n, skewness, kurtosis, p, measure }) {
    const verdict = p < 0.05 ? "is not normally distributed" : "may be normally distributed";
    return [
      `${measure} ${verdict} (Jarque-Bera, ${sayP(p)}, ${count(n, "value")}; skewness ${say(skewness)}, excess kurtosis ${say(kurtosis)}).`,
    ];
  },
});
