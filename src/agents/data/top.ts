import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { openDataset } from "./dataset.ts";
import { columnInput, measureInput, onlyInput, sourceInputs } from "./inputs.ts";
import { findMeasure } from "./measures.ts";
import { findNamedValues, whereNamed } from "./named-values.ts";
import { count, say } from "./numbers.ts";
import { Bindings, identifier } from "./sql.ts";

export const top = defineTool({
  name: "top",
  description:
    "The rows with the largest or smallest values of a column: top 10, bottom 5, ranking, best and worst.",
  version: "1",
  input: z.object({
    ...sourceInputs,
    measure: measureInput,
    by: columnInput
      .optional()
      .describe(
        "the column of numbers to rank by, as in: top 5 films by gross; goes before measure",
      ),
    n: z.int().min(1).max(1_000).default(10).describe("how many rows"),
    order: z
      .enum(["largest", "smallest"])
      .default("largest")
      .describe("largest (top, highest, most, best) or smallest (bottom, lowest, least)")
      .meta({
        synonyms: {
          largest: ["top", "highest", "most", "biggest", "greatest", "best"],
          smallest: ["bottom", "lowest", "least", "fewest", "worst"],
        },
      }),
    only: onlyInput,
  }),
  output: z.object({
    table: tableSchema,
    measure: z.string().describe("the column that ranks"),
    total: z.int().describe("rows with a value, of which these are the first"),
  }),
  permissions: { read: [{ arg: "file" }], addons: true },
  // The file may have changed since.
  cacheable: false,
  estimate: { seconds: 0.4 },
  phrases: [
    "top 10",
    "largest",
    "highest values",
    "the most",
    "biggest",
    "smallest",
    "lowest values",
    "bottom 5",
    "ranking",
    "which has the highest",
  ],

  async run({ measure, by = measure, n, order, only, ...source }, context) {
    using dataset = await openDataset(source, context);
    const column = await findMeasure(dataset, by);
    const name = identifier(column.name);
    const bindings = new Bindings();
    const where = `${whereNamed(await findNamedValues(dataset, only), bindings)} AND ${name} IS NOT NULL`;
    const [counted] = await dataset.select(
      `SELECT count(*) AS total FROM data WHERE ${where}`,
      bindings.values,
    );
    const total = Number(counted?.["total"]);
    if (total === 0) {
      throw new ToolError(
        `No row of ${dataset.title} that is kept has a value of ${column.name}.`,
        {
          help: "Keep fewer names (only), or take another column (measure).",
        },
      );
    }
    // Rows of equal value come in the order of the file.
    const rows = await dataset.select(
      `SELECT * FROM data WHERE ${where}
       ORDER BY ${name} ${order === "largest" ? "DESC" : "ASC"}, rowid LIMIT ${bindings.add(n)}`,
      bindings.values,
    );
    return {
      table: {
        title: `${order === "largest" ? "Top" : "Bottom"} ${rows.length} of ${dataset.title} by ${column.name}`,
        // The measure last, where charts look for it.
        columns: [...dataset.columns.filter(({ name: other }) => other !== column.name), column],
        rows,
      },
      measure: column.name,
      total,
    };
  },

  headline({ table, measure, total }, { order }) {
    const names = table.columns.filter(({ type }) => type === "text").slice(0, 1);
    const times = table.columns.filter(({ type }) => type === "time").slice(0, 1);
    const described = table.rows.map((row) => {
      const labels = [...names, ...times].map(({ name }) => say(row[name]));
      return `${labels.join(", ")}${labels.length > 0 ? " with " : ""}${say(row[measure])}`;
    });
    const [first, ...others] = described.slice(0, 3);
    return [
      `The ${order} ${measure} of ${count(total, "row")}: ${first}.`,
      ...(others.length === 0 ? [] : [`Next: ${others.join("; ")}.`]),
    ];
  },
});
