/** The dependency graph of a plan, for passes, analyses and lowering. */
import type { Need, Plan, Task } from "../contract/plan.ts";
import { parseReference } from "../contract/values.ts";
import { Digraph } from "./digraph.ts";
import { referencesOf } from "./kinds/index.ts";

/** Ids of the tasks whose output a task reads, each once. */
export function dataNeedsOf(task: Task): string[] {
  return [...new Set(referencesOf(task).flatMap((text) => parseReference(text)?.task ?? []))];
}

/** All needs of a task, each once: the written ones, then `success` for each output that it reads. */
export function needsOf(task: Task): Need[] {
  const named = new Set(task.needs.map((need) => need.task));
  const implied = dataNeedsOf(task).filter((id) => !named.has(id));
  const all = [...task.needs, ...implied.map((id): Need => ({ task: id, when: "success" }))];
  return [...new Map(all.map((need) => [`${need.task} ${need.when}`, need])).values()];
}

/**
 * Nodes are task ids, in the plan's order; an edge points from a task to one that needs it.
 * Needs on tasks that are not in the plan are left out.
 */
export function graphOf(plan: Plan): Digraph {
  const graph = new Digraph();
  for (const { id } of plan.tasks) graph.addNode(id);
  for (const task of plan.tasks) {
    for (const need of needsOf(task)) {
      if (graph.hasNode(need.task)) graph.addEdge(need.task, task.id);
    }
  }
  return graph;
}

/**
 * A topological order that is the same for the same plan: among the tasks that are free,
 * the one that stands first in the plan comes first (Kahn 1962). Tasks on a circle are left out.
 */
export function topologicalOrder(graph: Digraph): string[] {
  const nodes = graph.nodes();
  const position = new Map(nodes.map((id, index) => [id, index]));
  const waiting = new Map(nodes.map((id) => [id, graph.predecessors(id).length]));
  const order: string[] = [];
  let layer = nodes.filter((id) => waiting.get(id) === 0);
  while (layer.length > 0) {
    const next: string[] = [];
    for (const id of layer) {
      order.push(id);
      for (const successor of graph.successors(id)) {
        const left = (waiting.get(successor) ?? 0) - 1;
        waiting.set(successor, left);
        if (left === 0) next.push(successor);
      }
    }
    layer = next.toSorted((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
  }
  return order;
}
