import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { columnInput } from "./inputs.ts";
import { findMeasure } from "./measures.ts";
import { count, say } from "./numbers.ts";
import { identifier } from "./sql.ts";
import { rowsInputs, rowsThatFit } from "./statistics/inputs.ts";
import { openDataset } from "./tables/dataset.ts";
import { ofDuckDB } from "./permissions.ts";

export const histogram = defineTool({
  name: "histogram",
  description:
    "The distribution of a column of numbers: how many values lie in each of equally wide bins.",
  version: "1",
  input: z.object({
    ...rowsInputs,
    measure: columnInput.optional().describe("the column of numbers; found by itself"),
    bins: z
      .int()
      .min(2)
      .max(200)
      .default(10)
      .describe("about how many: their edges are round numbers"),
  }),
  output: z.object({
    table: tableSchema.describe("one row a bin: from (included), to (excluded), rows"),
    values: z.int(),
    missing: z.int().describe("rows without a value"),
    measure: z.string(),
  }),
  permissions: { read: [{ arg: "file" }], ...ofDuckDB },
  // The file may have changed since.
  cacheable: false,
  estimate: { seconds: 0.4 },
  phrases: ["histogram of a column", "distribution of values", "how are the values distributed"],

  async run({ measure, bins, where, ...source }, context) {
    using dataset = await openDataset(source, context);
    const column = await findMeasure(dataset, measure);
    const from = await rowsThatFit(dataset, where, context);
    const x = `${identifier(column.name)}::DOUBLE`;
    // One edge more than the greatest value, so that every bin includes its lower edge only.
    const rows = await dataset.select(
      `WITH range AS (SELECT min(${x}) AS low, max(${x}) AS high FROM ${from}),
         inner_edges AS (SELECT DISTINCT unnest(equi_width_bins(low, CASE WHEN low = high THEN low + 1 ELSE high END, ${bins}::BIGINT, true)) AS edge FROM range WHERE low IS NOT NULL),
         width AS (SELECT min(edge - before) AS width FROM (SELECT edge, lag(edge) OVER (ORDER BY edge) AS before FROM inner_edges)),
         edges AS (SELECT edge FROM inner_edges UNION (SELECT min(edge) - width FROM inner_edges, width GROUP BY width) UNION (SELECT max(edge) + width FROM inner_edges, width GROUP BY width)),
         bins AS (SELECT edge AS "from", lead(edge) OVER (ORDER BY edge) AS "to" FROM edges)
       SELECT "from", "to", count(v) AS rows FROM bins LEFT JOIN (SELECT ${x} AS v FROM ${from}) ON v >= "from" AND v < "to"
       WHERE "to" IS NOT NULL GROUP BY "from", "to" ORDER BY "from"`,
    );
    const [counted = {}] = await dataset.select(
      `SELECT count(*) AS rows, count(${x}) AS filled FROM ${from}`,
    );
    const filled = Number(counted["filled"]);
    if (filled === 0) {
      throw new ToolError(`${column.name} of ${dataset.title} has no values.`, {
        help: "Keep more rows (where), or take another column (measure).",
      });
    }
    const first = rows.findIndex((row) => row["rows"] !== 0);
    const last = rows.findLastIndex((row) => row["rows"] !== 0);
    return {
      table: {
        title: `Distribution of ${column.name} in ${dataset.title}`,
        columns: [
          { name: "from", type: "number" as const, ...(column.unit && { unit: column.unit }) },
          { name: "to", type: "number" as const, ...(column.unit && { unit: column.unit }) },
          { name: "rows", type: "number" as const },
        ],
        rows: rows.slice(first, last + 1),
      },
      values: filled,
      missing: Number(counted["rows"]) - filled,
      measure: column.name,
    };
  },

  headline({ table, values, missing, measure }) {
    const most = table.rows.reduce((best, row) =>
      Number(row["rows"]) > Number(best["rows"]) ? row : best,
    );
    return [
      `Of ${count(values, "value")} of ${measure} most lie from ${say(most["from"])} to below ${say(most["to"])} (${say(most["rows"])}).`,
      ...(missing === 0 ? [] : [`${count(missing, "row")} without a value do not count.`]),
    ];
  },
});
