import { z } from "zod";
import { defineTool, tableSchema } from "../../catalog/authoring.ts";
import { count, say } from "./numbers.ts";
import { identifier } from "./sql.ts";
import { rowsInputs, rowsThatFit } from "./statistics/inputs.ts";
import { openDataset } from "./tables/dataset.ts";
import { ofDuckDB } from "./permissions.ts";

export const missing = defineTool({
  name: "missing",
  description: "Which columns lack values, how often, and how complete the table is.",
  version: "1",
  input: z.object(rowsInputs),
  output: z.object({
    table: tableSchema.describe("one row a column, the one that lacks most first"),
    rows: z.int(),
    complete: z.int().describe("rows that have a value in every column"),
    missing: z.int().describe("values that are missing, in all columns together"),
  }),
  permissions: { read: [{ arg: "file" }], ...ofDuckDB },
  // The file may have changed since.
  cacheable: false,
  estimate: { seconds: 0.4 },
  phrases: ["missing values by column", "how complete is the data", "gaps in the data"],

  async run({ where, ...source }, context) {
    using dataset = await openDataset(source, context);
    const from = await rowsThatFit(dataset, where, context);
    const names = dataset.columns.map(({ name }) => identifier(name));
    const [row = {}] = await dataset.select(
      `SELECT count(*) AS rows, count(*) FILTER (${names.map((name) => `${name} IS NOT NULL`).join(" AND ")}) AS complete,
         ${names.map((name, i) => `count(*) - count(${name}) AS missing${i}`).join(", ")} FROM ${from}`,
    );
    const rows = Number(row["rows"]);
    const list = dataset.columns.map(({ name }, i) => {
      const lacking = Number(row[`missing${i}`]);
      return {
        column: name,
        missing: lacking,
        percent: rows === 0 ? null : (lacking / rows) * 100,
      };
    });
    return {
      table: {
        title: `Missing values of ${dataset.title}`,
        columns: [
          { name: "column", type: "text" as const },
          { name: "percent", type: "number" as const, unit: "%" },
          { name: "missing", type: "number" as const },
        ],
        rows: list.toSorted((a, b) => b.missing - a.missing),
      },
      rows,
      complete: Number(row["complete"]),
      missing: list.reduce((sum, { missing: lacking }) => sum + lacking, 0),
    };
  },

  headline({ table, rows, complete, missing: total }) {
    if (total === 0) return [`No values are missing in ${count(rows, "row")}.`];
    const [most] = table.rows;
    return [
      `${count(total, "value")} missing: most of them in ${most?.["column"]} (${say(most?.["missing"])}).`,
      `${count(complete, "row")} of ${say(rows)} are complete.`,
    ];
  },
});
