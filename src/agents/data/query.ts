import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { columnsOfSql } from "./columns-of-sql.ts";
import { readingInput, sourceInputs } from "./inputs.ts";
import { count, say } from "./numbers.ts";
import { requireSettled } from "./read/column.ts";
import { refuseAllButSelect } from "./select-only.ts";
import { openDataset, type Dataset } from "./tables/dataset.ts";
import { hideOrdinal } from "./tables/plain-view.ts";
import { publish } from "./tables/publish.ts";
import { ofDuckDB } from "./permissions.ts";

export const query = defineTool({
  name: "query",
  description: "Query a data file with SQL (a read-only SELECT; the file is the table `data`).",
  version: "1",
  input: z.object({
    ...sourceInputs,
    sql: z
      .string()
      .min(1)
      .describe("one SELECT over the table data, in DuckDB's SQL")
      .meta({ format: "sql", examples: ["SELECT * FROM data LIMIT 10"] }),
    limit: z
      .int()
      .min(1)
      .max(10_000)
      .default(1_000)
      .describe("rows to list; all of them go on to the next task"),
    reading: readingInput,
  }),
  output: z.object({
    table: tableSchema,
    rows: z.int().describe("rows in the table"),
    truncated: z.boolean().describe("the query gives more rows than these"),
    totalRows: z.int().describe("rows that the query gives"),
    sql: z.string().describe("the query as DuckDB understood it"),
  }),
  permissions: { read: [{ arg: "file" }], ...ofDuckDB },
  // The file may have changed since.
  cacheable: false,
  estimate: { seconds: 0.4 },
  phrases: [
    "run the SQL",
    "query with SQL",
    "select from",
    "SQL query",
    "run this query",
    "select rows where",
  ],

  async run({ sql, limit, reading, ...source }, context) {
    using dataset = await openDataset({ ...source, reading }, context);
    await hideOrdinal(dataset);
    // As DuckDB understood it: no comment or semicolon of the text is left.
    const select = await refuseAllButSelect(dataset, sql);
    const noted = dataset.columns.filter(({ question, tell }) => question ?? tell);
    for (const column of await columnsOfSql(dataset, select, noted)) requireSettled(column);
    const { columns, rows, totalRows, excerpt, whole } = await publish(
      dataset,
      { sql: select, values: [], isSmall: false },
      context,
      {
        inline: limit,
        order: "that the query gives",
        // Over a file of an earlier attempt DuckDB writes beside it first (1.5.5).
        prepare: (path) =>
          dataset.lock([...dataset.files, path, join(dirname(path), `tmp_${basename(path)}`)]),
      },
    ).catch((cause: unknown) => failed(dataset, cause));
    return {
      table: {
        title: `Query of ${dataset.title}`,
        columns: [...columns],
        rows,
        ...(excerpt && { excerpt }),
        ...(whole && { whole }),
      },
      rows: rows.length,
      truncated: excerpt !== undefined,
      totalRows,
      sql: select,
    };
  },

  headline({ table, rows, truncated, totalRows }) {
    const [first] = table.rows;
    if (first === undefined) return ["The query gives no rows."];
    const facts = Object.entries(first).map(([name, value]) => `${name} ${say(value)}`);
    const shown = facts.slice(0, 5).join(", ");
    if (rows === 1) return [`${shown}.`];
    return [
      `${truncated ? `${count(totalRows, "row")}, of which the first ${rows} are listed` : count(rows, "row")}; the first one: ${shown}.`,
    ];
  },
});

/** @throws ToolError with DuckDB's reason */
function failed(dataset: Dataset, cause: unknown): never {
  if (cause instanceof ToolError) throw cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  // The first part names the problem; guesses and a picture of the place in the text follow.
  const [reason = message] = message.split(/\n(?:\nLINE|Did you mean)/);
  throw new ToolError(`The query fails: ${reason.replaceAll("\n", " ")}`, {
    help: `Columns of data: ${dataset.columns.map(({ name, type }) => `${name} (${type})`).join(", ")}.`,
    cause,
  });
}
