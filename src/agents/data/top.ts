import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { checkTop } from "./checks/check-top.ts";
import { evaluate } from "./algebra/run/evaluate.ts";
import { queryOf } from "./algebra/run/query-of.ts";
import { columnInput, measureInput, onlyInput, readingInput, sourceInputs } from "./inputs.ts";
import { findMeasure } from "./measures.ts";
import { findNamedValues, wherePlaced } from "./named-values.ts";
import { count, say } from "./numbers.ts";
import { openDataset } from "./tables/dataset.ts";
import { ofDuckDB } from "./permissions.ts";

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
    reading: readingInput,
  }),
  output: z.object({
    table: tableSchema,
    measure: z.string().describe("the column that ranks"),
    total: z.int().describe("rows with a value, of which these are the first"),
    sql: z.string().describe("the query in DuckDB's SQL"),
  }),
  permissions: { read: [{ arg: "file" }], ...ofDuckDB },
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

  check: checkTop,

  async run({ measure, by = measure, n, order, only, reading, ...source }, context) {
    using dataset = await openDataset({ ...source, reading }, context);
    const column = await findMeasure(dataset, by);
    const filled = { op: "missing" as const, column: column.name, not: true };
    const query = queryOf({
      where: [...wherePlaced(await findNamedValues(dataset, only)), filled],
      order: [{ column: column.name, descending: order === "largest" }],
      limit: n,
      // The measure last, where charts look for it.
      select: [
        ...dataset.columns.map(({ name }) => name).filter((name) => name !== column.name),
        column.name,
      ],
    });
    const { published, counts, ties, sql } = await evaluate(dataset, [dataset], query, context);
    const { rows, columns } = published;
    if (counts.rowsKept === 0) {
      throw new ToolError(
        `No row of ${dataset.title} that is kept has a value of ${column.name}.`,
        {
          help: "Keep fewer names (only), or take another column (measure).",
        },
      );
    }
    if (ties !== null) {
      context.note(
        "cut",
        `${count(ties.rows, "row")} share place ${ties.place}, of which ${ties.listed} ${ties.listed === 1 ? "is" : "are"} listed, in the order of the table`,
      );
    }
    return {
      table: {
        title: `${order === "largest" ? "Top" : "Bottom"} ${rows.length} of ${dataset.title} by ${column.name}`,
        columns: [...columns],
        rows,
      },
      measure: column.name,
      total: counts.rowsKept,
      sql,
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
