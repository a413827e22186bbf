/**
 * Tasks and what they wait for as a picture: a card for each, on light and dark pages alike. A build draws it before
 * anything runs, and the report of a run with what became of each task.
 */
import type { Graph } from "@viz-js/viz";
import { AGENTS, ARROW, CHIP_INK, DARK, DARK_FRAMES, INK } from "./colours.ts";
import { groupTasks, type DrawnEdge } from "./groups.ts";
import { chipOf, FONT } from "./chip.ts";
import { criticalOf, DECISIVE, isDecisive, legendOf } from "./critical-path.ts";
import { nestedGraphOf } from "./nested-graph.ts";
import { cardsOf, groupOf, withInner, type DrawnTask } from "./task-card.ts";

/** As many cards stand side by side on a page before they are made smaller. */
const SIDE_BY_SIDE = 4;
/** Cards of a group that stand below each other. */
const MOST_IN_A_COLUMN = 8;
/** Arrows that meet in one card: with more, they need room to spread before they can be told apart. */
const FEW_ARROWS = 4;

export interface TaskPicture {
  readonly name: string;
  readonly tasks: readonly DrawnTask[];
  /** Between tasks of the picture. */
  readonly edges: readonly DrawnEdge[];
  /** Ids of tasks by layer: what may run side by side stands side by side. */
  readonly layers: readonly (readonly string[])[];
  /** Ids of the tasks that decide how long it takes, in their order; drawn where there are others beside it. */
  readonly critical?: readonly string[];
}

/** @returns SVG as a document of its own. */
export async function drawTasks(picture: TaskPicture): Promise<string> {
  const { instance } = await import("@viz-js/viz");
  const viz = await instance();
  const isNested = picture.tasks.some(({ holds }) => holds !== undefined);
  const graph = isNested
    ? nestedGraphOf(picture, cardsIn(picture), criticalOf(picture))
    : graphOf(picture);
  const svg = viz.renderString(graph, { format: "svg" });
  return svg.replace(/<svg[^>]*>/, `$&\n<style>${isNested ? DARK + DARK_FRAMES : DARK}</style>`);
}

function graphOf(picture: TaskPicture): Graph {
  const { name, tasks, edges, layers } = picture;
  const groups = groupTasks(
    tasks.map(({ id }) => id),
    edges,
  );
  const nodeOf = new Map(groups.flatMap((group) => group.map((id) => [id, group[0] ?? id])));
  const nodes = [...new Set(nodeOf.values())];
  const rows = layers.map((layer) => [...new Set(layer.map((id) => nodeOf.get(id) ?? id))]);
  const breadth = Math.max(0, ...rows.map(({ length }) => length));
  const isFlat = rows.length <= Math.max(SIDE_BY_SIDE, breadth);
  const drawn = arrowsBetween(edges, nodeOf);
  const most = Math.max(0, ...nodes.map((id) => drawn.filter(({ to }) => to === id).length));
  const spread = Math.max(0, most - FEW_ARROWS) * 0.1;
  const cards = cardsIn(picture);
  const critical = criticalOf(picture);
  return {
    name,
    directed: true,
    graphAttributes: {
      rankdir: isFlat ? "LR" : "TB",
      bgcolor: "transparent",
      nodesep: 0.16,
      ranksep: (isFlat ? 0.55 : 0.38) + spread,
      pad: 0.06,
      ...legendOf(critical),
    },
    nodeAttributes: { shape: "plain", fontname: FONT, fontsize: 9.5, fontcolor: INK },
    edgeAttributes: {
      color: ARROW,
      fontname: FONT,
      fontsize: 8,
      fontcolor: CHIP_INK,
      tailport: isFlat ? "e" : "s",
      headport: isFlat ? "w" : "n",
      arrowsize: 0.6,
      penwidth: 1.1,
    },
    nodes: groups.map((group) => {
      const own = group.map((id) => cards.get(id) ?? "");
      const html = own.length === 1 ? (own[0] ?? "") : groupOf(own, MOST_IN_A_COLUMN);
      return { name: group[0] ?? "", attributes: { label: { html } } };
    }),
    subgraphs: rows.map((row) => ({
      graphAttributes: { rank: "same" },
      nodes: row.map((node) => ({ name: node })),
    })),
    edges: drawn.map(({ from: tail, to: head, when }) => ({
      tail,
      head,
      attributes: {
        ...(when === "success" ? {} : { style: "dashed", label: { html: chipOf(when) } }),
        ...(isDecisive(critical, tail, head) ? DECISIVE : {}),
      },
    })),
  };
}

function cardsIn(picture: TaskPicture): ReadonlyMap<string, string> {
  const own = picture.tasks;
  const tasks = own.flatMap(withInner);
  const agents = [...new Set(tasks.filter(({ holds }) => holds === undefined).map(agentOf))];
  return cardsOf(
    tasks,
    (task) =>
      task.holds === undefined
        ? (AGENTS[agents.indexOf(agentOf(task)) % AGENTS.length] ?? INK)
        : ARROW,
    new Set(criticalOf(picture)),
  );
}

/** One for all that lead from one group to another. */
function arrowsBetween(
  edges: readonly DrawnEdge[],
  nodeOf: ReadonlyMap<string, string>,
): DrawnEdge[] {
  const arrows = edges.map(({ from, to, when }) => ({
    from: nodeOf.get(from) ?? from,
    to: nodeOf.get(to) ?? to,
    when,
  }));
  return [...new Map(arrows.map((edge) => [JSON.stringify(edge), edge])).values()];
}

function agentOf({ tools }: DrawnTask): string {
  return tools[0]?.split(".")[0] ?? "";
}
