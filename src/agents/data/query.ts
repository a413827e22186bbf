import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { openDataset, type Dataset } from "./dataset.ts";
import { sourceInputs } from "./inputs.ts";
import { count, say } from "./numbers.ts";
import { readRows, type Rows } from "./rows.ts";
import { refuseAllButSelect } from "./select-only.ts";

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
    limit: z.int().min(1).max(10_000).default(1_000).describe("rows to return at most"),
  }),
  output: z.object({
    table: tableSchema,
    rows: z.int().describe("rows in the table"),
    truncated: z.boolean().describe("the query gives more rows than these"),
  }),
  permissions: { read: [{ arg: "file" }], addons: true },
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

  async run({ sql, limit, ...source }, context) {
    using dataset = await openDataset(source, context);
    await refuseAllButSelect(dataset, sql);
    const { columns, rows } = await select(dataset, sql, limit + 1);
    return {
      table: { title: `Query of ${dataset.title}`, columns, rows: rows.slice(0, limit) },
      rows: Math.min(rows.length, limit),
      truncated: rows.length > limit,
    };
  },

  headline({ table, rows, truncated }) {
    const [first] = table.rows;
    if (first === undefined) return ["The query gives no rows."];
    const facts = Object.entries(first).map(([name, value]) => `${name} ${say(value)}`);
    const shown = facts.slice(0, 5).join(", ");
    if (rows === 1) return [`${shown}.`];
    return [
      `${truncated ? "The first " : ""}${count(rows, "row")}${truncated ? " are given" : ""}; the first one: ${shown}.`,
    ];
  },
});

/** Reads no more rows than asked for. @throws ToolError with DuckDB's reason. */
async function select(dataset: Dataset, sql: string, rows: number): Promise<Rows> {
  try {
    return readRows(await dataset.connection.streamAndReadUntil(sql, rows));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    // The first part names the problem; guesses and a picture of the place in the text follow.
    const [reason = message] = message.split(/\n(?:\nLINE|Did you mean)/);
    throw new ToolError(`The query fails: ${reason.replaceAll("\n", " ")}`, {
      help: `Columns of data: ${dataset.columns.map(({ name, type }) => `${name} (${type})`).join(", ")}.`,
      cause,
    });
  }
}
