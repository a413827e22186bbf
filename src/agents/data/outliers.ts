import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { columnInput } from "./inputs.ts";
import { findMeasure } from "./measures.ts";
import { count, say } from "./numbers.ts";
import { identifier } from "./sql.ts";
import { rowsInputs, rowsThatFit } from "./statistics/inputs.ts";
import { openDataset } from "./tables/dataset.ts";
import { publish } from "./tables/publish.ts";
import { ofDuckDB } from "./permissions.ts";

/** Usual distances: J. W. Tukey, Exploratory Data Analysis, 1977; three standard deviations. */
const USUAL = { iqr: 1.5, "z-score": 3 };

export const outliers = defineTool({
  name: "outliers",
  description:
    "Outliers of a column of numbers: the rows whose value lies far from the others, by quartiles (IQR) or z-score.",
  version: "1",
  input: z.object({
    ...rowsInputs,
    measure: columnInput.optional().describe("the column of numbers; found by itself"),
    method: z
      .enum(["iqr", "z-score"])
      .default("iqr")
      .describe(
        "iqr: beyond the quartiles by 1.5 times their distance; z-score: more than 3 sigma from the mean",
      ),
    factor: z.number().positive().optional().describe("in place of 1.5 or 3"),
  }),
  output: z.object({
    table: tableSchema.describe("the rows, the farthest first"),
    outliers: z.int(),
    values: z.int().describe("values that were looked at"),
    measure: z.string(),
    low: z.number().describe("values below this are outliers"),
    high: z.number(),
  }),
  permissions: { read: [{ arg: "file" }], ...ofDuckDB },
  // The file may have changed since.
  cacheable: false,
  estimate: { seconds: 0.4 },
  phrases: ["outliers", "unusual values", "anomalies of a column", "extreme values"],

  async run({ measure, method, factor = USUAL[method], where, ...source }, context) {
    using dataset = await openDataset(source, context);
    const column = await findMeasure(dataset, measure);
    for (const { tell } of dataset.columns) tell?.(); // whole rows are listed
    const rows = await rowsThatFit(dataset, where, context);
    const x = `${identifier(column.name)}::DOUBLE`;
    const [bounds = {}] = await dataset.select(
      method === "iqr"
        ? `SELECT count(x) AS n, q1 - $1::DOUBLE * (q3 - q1) AS low, q3 + $1::DOUBLE * (q3 - q1) AS high
           FROM (SELECT ${x} AS x FROM ${rows}), (SELECT quantile_cont(${x}, 0.25) AS q1, quantile_cont(${x}, 0.75) AS q3 FROM ${rows}) GROUP BY ALL`
        : `SELECT count(${x}) AS n, avg(${x}) - $1::DOUBLE * stddev_samp(${x}) AS low, avg(${x}) + $1::DOUBLE * stddev_samp(${x}) AS high FROM ${rows}`,
      [String(factor)],
    );
    const { low = null, high = null, n } = bounds;
    if (low === null || high === null) {
      throw new ToolError(`${column.name} of ${dataset.title} has too few values for outliers.`, {
        help: "It needs two at least; keep more rows (where), or take another column (measure).",
      });
    }
    const middle = (Number(low) + Number(high)) / 2;
    const { columns, totalRows, ...published } = await publish(
      dataset,
      {
        sql: `SELECT ${dataset.columns.map(({ name }) => identifier(name)).join(", ")} FROM ${rows}
              WHERE ${x} < $1::DOUBLE OR ${x} > $2::DOUBLE ORDER BY abs(${x} - $3::DOUBLE) DESC, ${identifier(column.name)}`,
        values: [low, high, middle].map(String),
        isSmall: true,
      },
      context,
      { order: "farthest from the middle" },
    );
    const { rows: listed, excerpt, whole } = published;
    return {
      table: {
        title: `Outliers of ${column.name} in ${dataset.title}`,
        columns: [...columns],
        rows: listed,
        ...(excerpt && { excerpt }),
        ...(whole && { whole }),
      },
      outliers: totalRows,
      values: Number(n),
      measure: column.name,
      low: Number(low),
      high: Number(high),
    };
  },

  headline({ outliers: found, values, measure, low, high, table }) {
    const [first] = table.rows;
    const farthest = first === undefined ? "" : ` The farthest is ${say(first[measure])}.`;
    return [
      `${count(found, "outlier")} of ${count(values, "value")} of ${measure}: below ${say(low)} or above ${say(high)}.${farthest}`,
    ];
  },
});
