import { readFile } from "node:fs/promises";
import { z } from "zod";
import { defineTool, fileRefSchema, passageSchema } from "../../catalog/authoring.ts";
import { fileName } from "./file-name.ts";
import {
  chartsInput,
  contentsOf,
  passagesInput,
  refuseNothing,
  tablesInput,
  titleInput,
} from "./inputs.ts";
import { packageFile } from "./package-file.ts";
import { writable } from "./writable.ts";

export const page = defineTool({
  name: "page",
  description:
    "Compose a report: one self-contained HTML page with a title, texts, charts and tables, for reading, printing and sending.",
  version: "1",
  input: z.object({
    title: titleInput.default("Report").meta({ format: "title" }),
    passages: passagesInput,
    charts: chartsInput,
    tables: tablesInput,
  }),
  output: z.object({
    page: fileRefSchema,
    passage: passageSchema.describe("what the page holds, in a sentence"),
    charts: z.int(),
    tables: z.int(),
    passages: z.int(),
  }),
  estimate: { seconds: 0.3 },
  phrases: [
    "write a report",
    "make a report",
    "create an HTML report",
    "HTML page",
    "web page with the results",
    "put it all on one page",
    "report with charts",
    "summarise in a report",
    "present the results",
    "dashboard",
  ],

  async run({ title, passages, charts, tables }, context) {
    refuseNothing(passages, charts, tables);
    const [{ default: handlebars }, { pageModel }, template] = await Promise.all([
      import("handlebars"),
      import("./page-model.ts"),
      packageFile("templates/report/page.hbs").then((path) => readFile(path, "utf8")),
    ]);
    const model = await pageModel({ title, passages, charts, tables }, context);
    const html = writable(handlebars.compile(template, { strict: true })(model));
    const file = await context.writeFile(fileName(title, "html"), html, "text/html");
    const counts = { charts: charts.length, tables: tables.length, passages: passages.length };
    return {
      page: file,
      passage: { title, text: `A page with ${contentsOf(counts)}: ${file.file}` },
      ...counts,
    };
  },

  headline({ page: file, passage, ...counts }) {
    return [`The report "${passage.title}" is a page with ${contentsOf(counts)}: ${file.file}.`];
  },
});
