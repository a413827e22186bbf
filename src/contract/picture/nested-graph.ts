/**
 * Tasks that hold others, for Graphviz: a frame around each with all that is in it, and a card at its top that says how
 * it runs them. Arrows lead from that card into the blocks, and from the frame to whatever comes after.
 */
import type { Graph } from "@viz-js/viz";
import { chipOf, FONT } from "./chip.ts";
import { ARROW, BORDER, CHIP_INK, FRAMES, INK } from "./colours.ts";
import { DECISIVE, isDecisive, legendOf } from "./critical-path.ts";
import type { DrawnEdge } from "./groups.ts";
import type { DrawnBlock, DrawnTask } from "./task-card.ts";

type Edge = NonNullable<Graph["edges"]>[number];
type Attributes = NonNullable<Edge["attributes"]>;

export interface NestedPicture {
  readonly name: string;
  readonly tasks: readonly DrawnTask[];
  readonly edges: readonly DrawnEdge[];
  /** Ids of tasks that stand within no other, by layer. */
  readonly layers: readonly (readonly string[])[];
}

/** Points, about: a page, and the room of a card with the arrow behind it. */
const PAGE = { width: 620, height: 900 };
const CARD = { width: 150, height: 60 };

/**
 * @param cards of all tasks, those within others included
 * @param critical ids of tasks that stand within no other
 */
export function nestedGraphOf(
  { name, tasks, edges, layers }: NestedPicture,
  cards: ReadonlyMap<string, string>,
  critical: readonly string[],
): Graph {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const between = edges.flatMap(({ from, to, when }) => {
    const before = byId.get(from);
    const after = byId.get(to);
    if (before === undefined || after === undefined) return [];
    const decisive = isDecisive(critical, from, to) ? DECISIVE : {};
    return [arrow(before, after, { ...(when === "success" ? {} : dashed(when)), ...decisive })];
  });
  return {
    name,
    directed: true,
    graphAttributes: {
      rankdir: directionOf(tasks, layers),
      compound: true,
      bgcolor: "transparent",
      nodesep: 0.2,
      ranksep: 0.2,
      pad: 0.06,
      ...legendOf(critical),
    },
    nodeAttributes: { shape: "plain", fontname: FONT, fontsize: 9.5, fontcolor: INK },
    edgeAttributes: {
      color: ARROW,
      fontname: FONT,
      fontsize: 8,
      fontcolor: CHIP_INK,
      arrowsize: 0.6,
      penwidth: 1.1,
    },
    nodes: tasks.flatMap((task) => (isFrame(task) ? [] : [nodeOf(task, cards)])),
    subgraphs: tasks.flatMap((task) => (isFrame(task) ? [frameOf(task, cards, 0)] : [])),
    edges: [...between, ...tasks.flatMap(edgesWithin)],
  };
}

/** Down the page, unless the cards are larger on it when arrows lead to the right. */
function directionOf(
  tasks: readonly DrawnTask[],
  layers: readonly (readonly string[])[],
): "LR" | "TB" {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const inLayers = layers.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
  const breadth = most(inLayers.map((layer) => sum(layer.map(breadthOf))));
  const depth = sum(inLayers.map((layer) => most(layer.map(depthOf))));
  const down = scaleOf(breadth * CARD.width, depth * CARD.height);
  const right = scaleOf(depth * CARD.width, breadth * CARD.height);
  return right > down ? "LR" : "TB";
}

function scaleOf(width: number, height: number): number {
  return Math.min(1, PAGE.width / width, PAGE.height / height);
}

/** Cards beside each other at most. */
function breadthOf({ holds }: DrawnTask): number {
  return Math.max(1, sum((holds?.blocks ?? []).map(({ tasks }) => most(tasks.map(breadthOf)))));
}

/** Cards behind each other at most, its own included. */
function depthOf({ holds }: DrawnTask): number {
  return 1 + most((holds?.blocks ?? []).map(({ tasks }) => sum(tasks.map(depthOf))));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
const most = (numbers: readonly number[]): number => Math.max(0, ...numbers);

function isFrame({ holds }: DrawnTask): boolean {
  return holds !== undefined && holds.blocks.length > 0;
}

function frameName({ id }: DrawnTask): string {
  return `cluster_${id}`;
}

function nodeOf({ id }: DrawnTask, cards: ReadonlyMap<string, string>) {
  return { name: id, attributes: { label: { html: cards.get(id) ?? "" } } };
}

function frameOf(
  task: DrawnTask,
  cards: ReadonlyMap<string, string>,
  depth: number,
): NonNullable<Graph["subgraphs"]>[number] {
  const inner = (task.holds?.blocks ?? []).flatMap(({ tasks }) => tasks);
  return {
    name: frameName(task),
    graphAttributes: {
      style: "rounded,filled",
      fillcolor: FRAMES[Math.min(depth, FRAMES.length - 1)] ?? "",
      color: BORDER,
      margin: 9,
      // A frame has the label of the whole picture unless it has its own; an empty one counts as none.
      label: " ",
      fontsize: 1,
    },
    nodes: [task, ...inner.filter((each) => !isFrame(each))].map((each) => nodeOf(each, cards)),
    subgraphs: inner.filter(isFrame).map((each) => frameOf(each, cards, depth + 1)),
  };
}

/** Arrows from the card of a task into its blocks, and through these. */
function edgesWithin(task: DrawnTask): Edge[] {
  const { holds } = task;
  if (holds === undefined) return [];
  const own = holds.blocks.flatMap((block) => edgesInto(task, block));
  const back = holds.is === "loop" ? holds.blocks.flatMap(({ tasks }) => backTo(task, tasks)) : [];
  const deeper = holds.blocks.flatMap(({ tasks }) => tasks.flatMap(edgesWithin));
  return [...own, ...back, ...deeper];
}

function edgesInto(task: DrawnTask, { label, order, tasks }: DrawnBlock): Edge[] {
  const chip = label === "" ? {} : { label: { html: chipOf(label) } };
  return tasks.map((inner, at) => {
    const before = order === "in turn" ? tasks[at - 1] : undefined;
    // From the card, and not from the frame that the arrow stands in.
    if (before === undefined)
      return { tail: task.id, head: inner.id, attributes: { ...into(inner), ...chip } };
    return arrow(before, inner, {});
  });
}

/** The way back, as an arrow that does not say what stands below what. */
function backTo(task: DrawnTask, tasks: readonly DrawnTask[]): Edge[] {
  const last = tasks.at(-1);
  if (last === undefined) return [];
  const attributes: Attributes = { ...outOf(last), constraint: false, style: "dotted" };
  return [{ tail: exitOf(last), head: task.id, attributes }];
}

function arrow(before: DrawnTask, after: DrawnTask, attributes: Attributes): Edge {
  return {
    tail: exitOf(before),
    head: after.id,
    attributes: { ...outOf(before), ...into(after), ...attributes },
  };
}

/** The task furthest down in a frame: an arrow out of the frame begins there, and is cut at the frame. */
function exitOf(task: DrawnTask): string {
  const blocks = task.holds?.blocks ?? [];
  const [longest] = blocks.toSorted((a, b) => b.tasks.length - a.tasks.length);
  const last = longest?.tasks.at(-1);
  return last === undefined ? task.id : exitOf(last);
}

function outOf(task: DrawnTask): Attributes {
  return isFrame(task) ? { ltail: frameName(task) } : {};
}

function into(task: DrawnTask): Attributes {
  return isFrame(task) ? { lhead: frameName(task) } : {};
}

function dashed(when: string): Attributes {
  return { style: "dashed", label: { html: chipOf(when) } };
}
