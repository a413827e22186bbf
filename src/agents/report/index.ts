import { defineAgent } from "../../catalog/authoring.ts";

export default defineAgent({
  name: "report",
  card: "Present results: draw charts (line, bar, area, point or scatter, pie; plot, graph, visualise) as SVG, format tables, write sections, compose a report as one self-contained HTML page or as a Markdown document, and save a report or text to a file of the workspace.",
  tools: {
    chart: () => import("./chart.ts"),
    table: () => import("./table.ts"),
    section: () => import("./section.ts"),
    page: () => import("./page.ts"),
    markdown: () => import("./markdown.ts"),
    save: () => import("./save.ts"),
  },
});
