import { z } from "zod";
import { chartSchema, defineTool, tableSchema } from "../../catalog/authoring.ts";
import { KINDS } from "./chart-kinds.ts";
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
    kind: z
      .enum([...KINDS, "figure"])
      .exclude(["auto"])
      .describe("figure: single values in large type"),
    x: z.string().describe("the column along the bottom; empty for a figure"),
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
    const [{ planChart }, { chartSpec }, { drawSvg }] = await Promise.all([
      import("./plan-chart.ts"),
      import("./chart-spec.ts"),
      import("./draw-svg.ts"),
    ]);
    const { body, said, cuts, ...planned } = planChart(table, request);
    const shows = cuts.map((cut) => `Shows ${cut}`);
    const spec = chartSpec(title, body, said === "" ? shows : [said, ...shows]);
    const svg = await drawSvg(spec, title);
    const file = await context.writeFile(fileName(title, "svg"), svg, "image/svg+xml");
    for (const cut of cuts) context.note("cut", `the chart "${title}" shows ${cut}`);
    return { chart: { title, file }, ...planned, y: [...planned.y], series: [...planned.series] };
  },

  headline({ chart: { title, file }, kind, points }) {
    const values = `${points.toLocaleString("en")} ${points === 1 ? "value" : "values"}`;
    const what = kind === "figure" ? "figure" : `${kind} chart`;
    return [`The ${what} "${title}" shows ${values}: ${file.file}.`];
  },
});
