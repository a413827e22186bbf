/** The graph of a plan as a picture: a card for each task with the colour of its agent, on light and dark pages alike. */
import type { Graph } from "@viz-js/viz";
import wrapAnsi from "wrap-ansi";
import type { TaskGraph, TaskLabel } from "../graph/task-graph.ts";
import { layersOf } from "../graph/topological-order.ts";
import { oneLine } from "./code-text.ts";

/** Columns of a line of a title (a wide letter takes two), and how many lines there are at most. */
const LINE = 24;
const LINES = 2;
/** Points that such a line is wide, with room for fonts that run wider. */
const LINE_WIDTH = 142;
/** As many cards stand side by side on a page of a repository before they are made smaller. */
const SIDE_BY_SIDE = 4;

/** Okabe and Ito's palette without the colours that vanish on white or black; agents beyond it share them. */
const COLOURS = ["#1b7dc2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d31"];
/** The first one whose widths the layout knows; the others are as wide, or nearly. */
const FONT = "Helvetica,Arial,Liberation Sans,sans-serif";
const INK = "#1f2328";
const SOFT = "#59636e";
const CARD = "#f6f8fa";
const CHIP = "#fff8c5";
/** About 4:1 on white and on the dark pages of code hosts alike: arrows lie on the page itself. */
const ARROW = "#768390";

/** Cards and chips bring their own ground, so they can be read even where the page is not as the reader's system is. */
const DARK = `@media(prefers-color-scheme:dark){
.node>path{fill:#1c2128;stroke:#444c56}
.node>text{fill:#e6edf3}
.node>text:first-of-type{fill:#9ea7b3}
.edge>text{fill:#e3b341}
.edge>polygon[fill="${CHIP}"]{fill:#2b2416}
}`;

export async function drawPicture(name: string, graph: TaskGraph): Promise<string> {
  const { instance } = await import("@viz-js/viz");
  const viz = await instance();
  const svg = viz.renderString(pictureOf(name, graph), { format: "svg" });
  return svg.replace(/<svg[^>]*>/, `$&\n<style>${DARK}</style>`);
}

function pictureOf(name: string, graph: TaskGraph): Graph {
  const layers = layersOf(graph);
  const breadth = Math.max(0, ...layers.map(({ length }) => length));
  const isFlat = layers.length <= Math.max(SIDE_BY_SIDE, breadth);
  const tasks: Card[] = graph
    .nodes()
    .map((id) => ({ id, title: "", tools: [], ...graph.label(id) }));
  const agents = [...new Set(tasks.map(agentOf))];
  return {
    name,
    directed: true,
    graphAttributes: {
      rankdir: isFlat ? "LR" : "TB",
      bgcolor: "transparent",
      nodesep: 0.16,
      ranksep: isFlat ? 0.55 : 0.38,
      pad: 0.06,
    },
    nodeAttributes: { shape: "plain", fontname: FONT, fontsize: 9.5, fontcolor: INK },
    edgeAttributes: {
      color: ARROW,
      fontname: FONT,
      fontsize: 8,
      fontcolor: "#7d4e00",
      tailport: isFlat ? "e" : "s",
      headport: isFlat ? "w" : "n",
      arrowsize: 0.6,
      penwidth: 1.1,
    },
    nodes: tasks.map((task) => {
      const colour = COLOURS[agents.indexOf(agentOf(task)) % COLOURS.length] ?? INK;
      return { name: task.id, attributes: { label: { html: cardOf(task, colour) } } };
    }),
    // What may run side by side stands side by side.
    subgraphs: layers.map((layer) => ({
      graphAttributes: { rank: "same" },
      nodes: layer.map((id) => ({ name: id })),
    })),
    edges: tasks.flatMap(({ id }) =>
      graph.edgesInto(id).map(({ from: tail, to: head, when }) => ({
        tail,
        head,
        attributes: when === "success" ? {} : { style: "dashed", label: { html: chipOf(when) } },
      })),
    ),
  };
}

/** A task as its card shows it. */
interface Card extends TaskLabel {
  readonly id: string;
}

function cardOf(task: Card, colour: string): string {
  const head = escapeXml(oneLine(`${task.id} · ${task.tools.join(", ")}`));
  const rows = [
    `<FONT POINT-SIZE="8" COLOR="${SOFT}">${head}</FONT>`,
    ...titleLines(task.title).map(escapeXml),
  ].map((text) => `<TR><TD ALIGN="LEFT" WIDTH="${LINE_WIDTH}">${text}</TD></TR>`);
  const text = `<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="1">${rows.join("")}</TABLE>`;
  return `<TABLE BORDER="1" STYLE="ROUNDED" COLOR="#c9d1d9" BGCOLOR="${CARD}" CELLBORDER="0" CELLSPACING="5" CELLPADDING="0"><TR><TD WIDTH="3" BGCOLOR="${colour}"></TD><TD>${text}</TD></TR></TABLE>`;
}

function chipOf(when: string): string {
  return `<TABLE BORDER="0" CELLPADDING="2" CELLSPACING="0" BGCOLOR="${CHIP}"><TR><TD>${when}</TD></TR></TABLE>`;
}

function titleLines(title: string): string[] {
  const lines = wrapped(oneLine(title), LINE);
  if (lines.length <= LINES) return lines;
  const [last = ""] = wrapped(lines[LINES - 1] ?? "", LINE - 1);
  return [...lines.slice(0, LINES - 1), `${last}…`];
}

function wrapped(text: string, columns: number): string[] {
  return wrapAnsi(text, columns, { hard: true }).split("\n");
}

function agentOf({ tools }: TaskLabel): string {
  return tools[0]?.split(".")[0] ?? "";
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
