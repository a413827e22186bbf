import { z } from "zod";
import { defineTool, noteExcerpt, passageSchema, tableSchema } from "../../catalog/authoring.ts";
import { markdownTable } from "./markdown-table.ts";

export const table = defineTool({
  name: "table",
  description: "Format a table as text (Markdown) for reading, with numbers rounded and aligned.",
  version: "1",
  input: z.object({
    table: tableSchema.describe("what to format"),
    title: z.string().min(1).optional().describe("the heading; the table's own by default"),
    limit: z.int().min(1).max(1_000).default(50).describe("rows to show at most"),
  }),
  output: z.object({
    passage: passageSchema,
    rows: z.int().describe("rows of the table, shown or not"),
    shown: z.int(),
  }),
  estimate: { seconds: 0.1 },
  phrases: [
    "as a table",
    "format the table",
    "table of",
    "in tabular form",
    "list the rows",
    "show the table",
  ],

  run({ table: source, title = source.title, limit }, context) {
    noteExcerpt(source, context);
    const { text, rows, shown } = markdownTable(source, limit);
    return { passage: { title, text }, rows, shown };
  },

  headline({ passage, rows, shown }) {
    const part = shown < rows ? `; the first ${shown.toLocaleString("en")} are shown` : "";
    return [`The table "${passage.title}" has ${rows.toLocaleString("en")} rows${part}.`];
  },
});
