/** The graph of a plan as text that others draw, and as a picture. */
import { prettyJson } from "../../contract/json.ts";
import type { Plan } from "../../contract/plan.ts";
import { graphOf } from "../graph/plan-graph.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import { oneLine } from "./code-text.ts";
import { drawPicture } from "./draw-picture.ts";

/** A picture of more tasks is no use to anybody, and takes seconds to lay out. */
const MOST_TASKS_IN_A_PICTURE = 150;

/** `json` is what graphlib reads: nodes `v` with title and tools, edges from `v` to `w` named by their condition. */
export type GraphFormat = "dot" | "mermaid" | "json" | "svg";

/** `undefined` for a picture of a plan that is too large for one; text is always there. */
export async function drawGraph(plan: Plan, format: "svg"): Promise<string | undefined>;
export async function drawGraph(plan: Plan, format: "dot" | "mermaid" | "json"): Promise<string>;
export async function drawGraph(plan: Plan, format: GraphFormat): Promise<string | undefined> {
  const graph = graphOf(plan);
  switch (format) {
    case "dot":
      return toDot(plan.name, graph);
    case "mermaid":
      return toMermaid(graph);
    case "json":
      return prettyJson(graph.toJson());
    case "svg":
      return plan.tasks.length > MOST_TASKS_IN_A_PICTURE
        ? undefined
        : drawPicture(plan.name, graph);
  }
}

function toDot(name: string, graph: TaskGraph): string {
  const quote = (text: string): string =>
    `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("&", "&amp;")}"`;
  const lines = graph.nodes().flatMap((id) => [
    `  ${quote(id)} [label=${quote(labelOf(id, graph)).replaceAll("\n", "\\n")}];`,
    ...graph.edgesInto(id).map(({ from, when }) => {
      const style = when === "success" ? "" : ` [label=${quote(when)}, style=dashed]`;
      return `  ${quote(from)} -> ${quote(id)}${style};`;
    }),
  ]);
  return [
    `digraph ${quote(name)} {`,
    "  rankdir=LR;",
    '  bgcolor="transparent";',
    '  node [shape=box, style="rounded,filled", fillcolor="#eef3fb", color="#4a6fa5", fontname="Helvetica", fontsize=11];',
    '  edge [color="#6b7785", fontname="Helvetica", fontsize=9];',
    ...lines,
    "}",
    "",
  ].join("\n");
}

function toMermaid(graph: TaskGraph): string {
  const quote = (text: string): string =>
    `"${text
      .replaceAll("&", "&amp;")
      .replaceAll('"', "&quot;")
      .replaceAll("<", "&lt;")
      .replaceAll("#", "&num;")
      .replaceAll("\n", "<br/>")}"`;
  // Mermaid gives some names and signs a meaning of their own (`end`, `--`).
  const names = new Map(
    graph.nodes().map((id, index) => [id, /^t\d+$/.test(id) ? id : `n${index + 1}`]),
  );
  const lines = graph.nodes().flatMap((id) => [
    `  ${names.get(id)}[${quote(labelOf(id, graph))}]`,
    ...graph.edgesInto(id).map(({ from, when }) => {
      const arrow = when === "success" ? "-->" : `-. ${when} .->`;
      return `  ${names.get(from)} ${arrow} ${names.get(id)}`;
    }),
  ]);
  return ["flowchart LR", ...lines, ""].join("\n");
}

/** More of a title makes a picture wide and no clearer. */
const LONGEST_TITLE = 40;

function labelOf(id: string, graph: TaskGraph): string {
  const { title: text = "", tools = [] } = graph.label(id) ?? {};
  const letters = Array.from(oneLine(text));
  const title =
    letters.length > LONGEST_TITLE
      ? `${letters.slice(0, LONGEST_TITLE - 1).join("")}…`
      : letters.join("");
  return `${id} · ${tools.join(", ")}\n${title}`;
}
