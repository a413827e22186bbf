import { z } from "zod";
import { defineTool, passageSchema } from "../../catalog/authoring.ts";
import { contentsOf, passagesInput, refuseNothing, tablesInput, titleInput } from "./inputs.ts";
import { escapeMarkdown, markdownTable } from "./markdown-table.ts";

/** Rows of each table: a section is read, not searched. */
const ROWS = 50;

export const section = defineTool({
  name: "section",
  description: "Write a section of a report: a heading with texts and tables below it.",
  version: "1",
  input: z.object({
    title: titleInput.describe("the heading of the section"),
    passages: passagesInput,
    tables: tablesInput,
  }),
  output: z.object({ passage: passageSchema, tables: z.int(), passages: z.int() }),
  estimate: { seconds: 0.1 },
  phrases: [
    "write a section",
    "section about",
    "chapter on",
    "add a heading",
    "put under the heading",
    "combine the texts",
  ],

  run({ title, passages, tables }) {
    refuseNothing(passages, tables);
    const parts = [
      ...passages.map((part) => withHeading(part.title, part.text, title)),
      ...tables.map((part) => withHeading(part.title, markdownTable(part, ROWS).text, title)),
    ];
    const text = parts.join("\n\n");
    return { passage: { title, text }, tables: tables.length, passages: passages.length };
  },

  headline({ passage, tables, passages }) {
    return [`The section "${passage.title}" has ${contentsOf({ tables, passages })}.`];
  },
});

/** A heading that only repeats the section's own is left out. */
function withHeading(heading: string, text: string, above: string): string {
  return heading === above ? text : `### ${escapeMarkdown(heading)}\n\n${text}`;
}
