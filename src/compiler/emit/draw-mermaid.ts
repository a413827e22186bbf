import { withInner, type DrawnTask, type Held } from "../../contract/picture/task-card.ts";
import type { TaskEdge } from "../graph/task-graph.ts";
import { isFrame, labelOf } from "./graph-label.ts";

/** For Mermaid. A task that holds others is a subgraph, in which a box of another shape says how it runs them. */
export function drawMermaid(
  tasks: readonly DrawnTask[],
  edgesInto: (id: string) => readonly TaskEdge[],
): string {
  // Mermaid gives some names and signs a meaning of their own (`end`, `--`).
  const names = new Map(
    tasks.flatMap(withInner).map(({ id }, index) => [id, /^t\d+$/.test(id) ? id : `n${index + 1}`]),
  );
  const nameOf = (id: string): string => names.get(id) ?? id;
  const lines = tasks.flatMap((task) => [
    ...linesOf(task, nameOf, "  "),
    ...edgesInto(task.id).map(({ from, when }) => {
      const arrow = when === "success" ? "-->" : `-. ${when} .->`;
      return `  ${nameOf(from)} ${arrow} ${nameOf(task.id)}`;
    }),
  ]);
  return ["flowchart LR", ...lines, ""].join("\n");
}

/** What stands around the text of a box. */
const SHAPES: Readonly<Record<Held["is"], readonly [string, string]>> = {
  branch: ["{", "}"],
  loop: ["[[", "]]"],
  parallel: ["[/", "/]"],
  fallback: [">", "]"],
  gate: ["{{", "}}"],
  agent: ["([", "])"],
  plan: ["[(", ")]"],
};

function linesOf(task: DrawnTask, nameOf: (id: string) => string, indent: string): string[] {
  const { id, title, holds } = task;
  const [open, close] = holds === undefined ? (["[", "]"] as const) : SHAPES[holds.is];
  const text = quote(labelOf(task));
  if (holds === undefined || !isFrame(task))
    return [`${indent}${nameOf(id)}${open}${text}${close}`];
  // The frame has the name of the task: arrows from outside lead to it, and from it.
  const box = `${nameOf(id)}_how`;
  const inner = `${indent}  `;
  return [
    `${indent}subgraph ${nameOf(id)}[${quote(`${id} · ${title}`)}]`,
    `${inner}${box}${open}${text}${close}`,
    ...holds.blocks.flatMap(({ tasks }) => tasks.flatMap((each) => linesOf(each, nameOf, inner))),
    ...holds.blocks.flatMap(({ label, tasks }) =>
      tasks.map((each, at) => {
        const before = tasks[at - 1];
        if (before !== undefined) return `${inner}${nameOf(before.id)} --> ${nameOf(each.id)}`;
        return `${inner}${box} -->${label === "" ? "" : `|${label}|`} ${nameOf(each.id)}`;
      }),
    ),
    ...(holds.is === "loop"
      ? holds.blocks.flatMap(({ tasks }) =>
          tasks.slice(-1).map((last) => `${inner}${nameOf(last.id)} -.-> ${box}`),
        )
      : []),
    `${indent}end`,
  ];
}

function quote(text: string): string {
  return `"${text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll("#", "&num;")
    .replaceAll("\n", "<br/>")}"`;
}
