/** The graph of a plan as text that others draw, and as a picture. */
import type { Plan, Task } from "../../contract/plan.ts";
import { needsOf } from "../graph/needs.ts";
import { callsOf } from "../kinds/index.ts";
import { oneLine } from "./code-text.ts";
import { drawPicture } from "./draw-picture.ts";

/** A picture of more tasks is no use to anybody, and takes seconds to lay out. */
const MOST_TASKS_IN_A_PICTURE = 150;

export type GraphFormat = "dot" | "mermaid" | "svg";

/** `undefined` for a picture of a plan that is too large for one; text is always there. */
export async function drawGraph(plan: Plan, format: "svg"): Promise<string | undefined>;
export async function drawGraph(plan: Plan, format: "dot" | "mermaid"): Promise<string>;
export async function drawGraph(plan: Plan, format: GraphFormat): Promise<string | undefined> {
  switch (format) {
    case "dot":
      return toDot(plan);
    case "mermaid":
      return toMermaid(plan);
    case "svg":
      return plan.tasks.length > MOST_TASKS_IN_A_PICTURE ? undefined : drawPicture(plan);
  }
}

function toDot(plan: Plan): string {
  const quote = (text: string): string =>
    `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("&", "&amp;")}"`;
  const lines = plan.tasks.flatMap((task) => [
    `  ${quote(task.id)} [label=${quote(labelOf(task)).replaceAll("\n", "\\n")}];`,
    ...needsOf(task).map(({ task: from, when }) => {
      const style = when === "success" ? "" : ` [label=${quote(when)}, style=dashed]`;
      return `  ${quote(from)} -> ${quote(task.id)}${style};`;
    }),
  ]);
  return [
    `digraph ${quote(plan.name)} {`,
    "  rankdir=LR;",
    '  bgcolor="transparent";',
    '  node [shape=box, style="rounded,filled", fillcolor="#eef3fb", color="#4a6fa5", fontname="Helvetica", fontsize=11];',
    '  edge [color="#6b7785", fontname="Helvetica", fontsize=9];',
    ...lines,
    "}",
    "",
  ].join("\n");
}

function toMermaid(plan: Plan): string {
  const quote = (text: string): string =>
    `"${text
      .replaceAll("&", "&amp;")
      .replaceAll('"', "&quot;")
      .replaceAll("<", "&lt;")
      .replaceAll("#", "&num;")
      .replaceAll("\n", "<br/>")}"`;
  // Mermaid gives some names and signs a meaning of their own (`end`, `--`).
  const names = new Map(
    plan.tasks.map(({ id }, index) => [id, /^t\d+$/.test(id) ? id : `n${index + 1}`]),
  );
  const lines = plan.tasks.flatMap((task) => [
    `  ${names.get(task.id)}[${quote(labelOf(task))}]`,
    ...needsOf(task).map(({ task: from, when }) => {
      const arrow = when === "success" ? "-->" : `-. ${when} .->`;
      return `  ${names.get(from)} ${arrow} ${names.get(task.id)}`;
    }),
  ]);
  return ["flowchart LR", ...lines, ""].join("\n");
}

/** More of a title makes a picture wide and no clearer. */
const LONGEST_TITLE = 40;

function labelOf(task: Task): string {
  const tools = callsOf(task).map(({ tool }) => tool);
  const letters = Array.from(oneLine(task.title));
  const title =
    letters.length > LONGEST_TITLE
      ? `${letters.slice(0, LONGEST_TITLE - 1).join("")}…`
      : letters.join("");
  return `${task.id} · ${tools.join(", ")}\n${title}`;
}
