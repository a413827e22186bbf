import { z } from "zod";
import {
  allRows,
  chartSchema,
  defineTool,
  noteExcerpt,
  tableSchema,
} from "../../catalog/authoring.ts";
import { chooseFields, KINDS } from "./chart-fields.ts";
import { marksOf } from "./chart-marks.ts";
import { byAppearance } from "./chart-series.ts";
import { fileName } from "./file-name.ts";

const columnInput = z.string().min(1).optional().meta({ format: "column" });

export const chart = defineTool({
  name: "chart",
  description:
    "Draw a chart of a table as an SVG picture: a line, bar, area, point (scatter) or pie chart.",
  version: "1",
  input: z.object({
    table: tableSchema.describe("what to draw"),
    kind: z
      .enum(KINDS)
      .default("auto")
      .describe("line, bar (columns), area, point (scatter), pie; auto chooses by the data")
      .meta({
        synonyms: {
          line: ["line chart", "curve"],
          bar: ["bar chart", "bars", "column chart", "histogram"],
          area: ["area chart", "stacked area"],
          point: ["scatter plot", "scatter", "dots", "points"],
          pie: ["pie chart", "donut", "shares"],
        },
      }),
    x: columnInput.describe("the column along the bottom; found by itself"),
    y: columnInput.describe("the column of numbers that is measured; found by itself"),
    series: columnInput.describe("the column that tells lines or colours apart; found by itself"),
    title: z.string().min(1).optional().describe("the title; that of the table by default"),
  }),
  output: z.object({
    chart: chartSchema,
    kind: z.enum(KINDS).exclude(["auto"]),
    x: z.string(),
    y: z.array(z.string()),
    series: z.array(z.string()).describe("names of the series; empty when there is only one"),
    points: z.int().describe("how many values are drawn"),
  }),
  estimate: { seconds: 0.6 },
  phrases: [
    "draw a chart",
    "chart both",
    "plot",
    "line chart",
    "bar chart",
    "pie chart",
    "scatter plot",
    "visualise",
    "graph of",
    "diagram",
    "show as a picture",
  ],

  async run({ table, title = table.title.replaceAll("_", " "), ...request }, context) {
    const fields = chooseFields(table, request);
    // Slices are shares of a total, and a part has another one.
    if (fields.kind === "pie") allRows(table);
    noteExcerpt(table, context);
    const drawn = marksOf(table, fields);
    const [{ chartSpec }, { drawSvg }] = await Promise.all([
      import("./chart-spec.ts"),
      import("./draw-svg.ts"),
    ]);
    const svg = await drawSvg(chartSpec(title, fields, drawn), title);
    const file = await context.writeFile(fileName(title, "svg"), svg, "image/svg+xml");
    return {
      chart: { title, file },
      kind: fields.kind,
      x: fields.x.name,
      y: fields.y.map(({ name }) => name),
      series: byAppearance(drawn.marks).filter((name) => name !== ""),
      points: drawn.marks.length,
    };
  },

  headline({ chart: { title, file }, kind, points }) {
    return [
      `The ${kind} chart "${title}" shows ${points.toLocaleString("en")} values: ${file.file}.`,
    ];
  },
});
