import { z } from "zod";
import {
  defineTool,
  fileRefSchema,
  passageSchema,
  sanitiseSvgFile,
} from "../../catalog/authoring.ts";
import { fileName } from "./file-name.ts";
import {
  chartsInput,
  contentsOf,
  passagesInput,
  refuseNothing,
  tablesInput,
  titleInput,
} from "./inputs.ts";
import { escapeMarkdown, markdownTable } from "./markdown-table.ts";

/** Rows of each table: a document is read, not searched. */
const ROWS = 200;

export const markdown = defineTool({
  name: "markdown",
  description:
    "Compose a report as one Markdown document (.md) with a title, texts, charts and tables.",
  version: "1",
  input: z.object({
    title: titleInput.default("Report").meta({ format: "title" }),
    passages: passagesInput,
    charts: chartsInput,
    tables: tablesInput,
  }),
  output: z.object({
    document: fileRefSchema,
    passage: passageSchema.describe("the document itself"),
    charts: z.int(),
    tables: z.int(),
    passages: z.int(),
  }),
  estimate: { seconds: 0.2 },
  phrases: [
    "Markdown report",
    "write it as Markdown",
    "Markdown document",
    "as a .md file",
    "README style summary",
    "report in Markdown",
  ],

  async run({ title, passages, charts, tables }, context) {
    refuseNothing(passages, charts, tables);
    const { drawn, readSvg } = await import("./page-model.ts");
    const pictures = await Promise.all(
      charts.map(async (chart) =>
        drawn(chart.file, await sanitiseSvgFile(await readSvg(chart, context))),
      ),
    );
    const parts = [
      `# ${escapeMarkdown(title)}`,
      ...passages.map((passage) =>
        passage.title === title
          ? passage.text
          : `## ${escapeMarkdown(passage.title)}\n\n${passage.text}`,
      ),
      ...charts.map((chart, i) => `![${escapeMarkdown(chart.title)}][chart-${i + 1}]`),
      ...tables.map(
        (table) => `## ${escapeMarkdown(table.title)}\n\n${markdownTable(table, ROWS).text}`,
      ),
    ];
    const text = parts.join("\n\n");
    // The pictures themselves stand at the end, where they are in nobody's way.
    const definitions = pictures.map(
      (svg, i) =>
        `[chart-${i + 1}]: data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`,
    );
    const document = [text, ...definitions].join("\n\n");
    return {
      document: await context.writeFile(fileName(title, "md"), `${document}\n`, "text/markdown"),
      passage: { title, text },
      charts: charts.length,
      tables: tables.length,
      passages: passages.length,
    };
  },

  headline({ document, passage, ...counts }) {
    return [
      `The report "${passage.title}" is a Markdown document with ${contentsOf(counts)}: ${document.file}.`,
    ];
  },
});
