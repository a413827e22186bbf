import type { DrawnTask, Held } from "../../contract/picture/task-card.ts";
import type { TaskEdge } from "../graph/task-graph.ts";
import { isFrame, labelOf } from "./graph-label.ts";

/** For Graphviz. A task that holds others is a cluster, whose box says how it runs them. */
export function drawDot(
  name: string,
  tasks: readonly DrawnTask[],
  edgesInto: (id: string) => readonly TaskEdge[],
): string {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const lines = tasks.flatMap((task) => [
    ...linesOf(task, "  "),
    ...edgesInto(task.id).flatMap(({ from, when }) => {
      const before = byId.get(from);
      const attributes = when === "success" ? [] : [`label=${quote(when)}`, "style=dashed"];
      return before === undefined ? [] : [arrow(before, task, attributes, "  ")];
    }),
  ]);
  return [
    `digraph ${quote(name)} {`,
    "  rankdir=LR;",
    ...(tasks.some(isFrame) ? ["  compound=true;"] : []),
    '  bgcolor="transparent";',
    '  node [shape=box, style="rounded,filled", fillcolor="#eef3fb", color="#4a6fa5", fontname="Helvetica", fontsize=11];',
    '  edge [color="#6b7785", fontname="Helvetica", fontsize=9];',
    ...lines,
    "}",
    "",
  ].join("\n");
}

const SHAPES: Readonly<Record<Held["is"], string>> = {
  branch: "diamond",
  loop: "box3d",
  parallel: "component",
  fallback: "cds",
  gate: "octagon",
  agent: "hexagon",
  plan: "folder",
};

function linesOf(task: DrawnTask, indent: string): string[] {
  const { id, holds } = task;
  const shape = holds === undefined ? "" : `, shape=${SHAPES[holds.is]}, fillcolor="#fff8c5"`;
  const label = quote(labelOf(task)).replaceAll("\n", "\\n");
  const box = (at: string): string => `${at}${quote(id)} [label=${label}${shape}];`;
  if (holds === undefined || !isFrame(task)) return [box(indent)];
  const inner = `${indent}  `;
  return [
    `${indent}subgraph ${quote(`cluster_${id}`)} {`,
    `${inner}style="rounded"; color="#a8b0b9";`,
    box(inner),
    ...holds.blocks.flatMap(({ tasks }) => tasks.flatMap((each) => linesOf(each, inner))),
    `${indent}}`,
    ...holds.blocks.flatMap(({ label: word, tasks }) =>
      tasks.map((each, at) => {
        const before = tasks[at - 1];
        if (before !== undefined) return arrow(before, each, [], indent);
        return arrow(
          { ...task, holds: undefined },
          each,
          word === "" ? [] : [`label=${quote(word)}`],
          indent,
        );
      }),
    ),
    ...(holds.is === "loop" ? holds.blocks.flatMap(({ tasks }) => backTo(id, tasks, indent)) : []),
  ];
}

function backTo(id: string, tasks: readonly DrawnTask[], indent: string): string[] {
  const last = tasks.at(-1);
  if (last === undefined) return [];
  const from = isFrame(last) ? `ltail=${quote(`cluster_${last.id}`)}, ` : "";
  return [
    `${indent}${quote(exitOf(last))} -> ${quote(id)} [${from}style=dotted, constraint=false];`,
  ];
}

/** Arrows end at frames, and begin there. */
function arrow(
  before: DrawnTask,
  after: DrawnTask,
  attributes: readonly string[],
  indent: string,
): string {
  const all = [
    ...(isFrame(before) ? [`ltail=${quote(`cluster_${before.id}`)}`] : []),
    ...(isFrame(after) ? [`lhead=${quote(`cluster_${after.id}`)}`] : []),
    ...attributes,
  ];
  const style = all.length === 0 ? "" : ` [${all.join(", ")}]`;
  return `${indent}${quote(exitOf(before))} -> ${quote(after.id)}${style};`;
}

function exitOf(task: DrawnTask): string {
  const last = task.holds?.blocks.at(-1)?.tasks.at(-1);
  return last === undefined ? task.id : exitOf(last);
}

function quote(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("&", "&amp;")}"`;
}
