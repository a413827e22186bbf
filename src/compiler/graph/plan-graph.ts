/** The dependency graph of a plan, for passes, analyses and lowering. */
import type { Plan } from "../../contract/plan.ts";
import { Digraph } from "./digraph.ts";
import { needsOf } from "./needs.ts";

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
