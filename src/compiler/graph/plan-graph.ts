/** The dependency graph of a plan, for passes, analyses and lowering. */
import type { Plan } from "../../contract/plan.ts";
import { callsOf } from "../kinds/index.ts";
import { needsOf } from "./needs.ts";
import { TaskGraph } from "./task-graph.ts";

/**
 * Nodes are task ids, in the plan's order; an edge points from a task to one that needs it.
 * Needs on tasks that are not in the plan are left out.
 */
export function graphOf(plan: Plan): TaskGraph {
  const graph = new TaskGraph();
  for (const task of plan.tasks) {
    graph.addNode(task.id, { title: task.title, tools: callsOf(task).map(({ tool }) => tool) });
  }
  const needs = needsOf(plan);
  for (const task of plan.tasks) {
    for (const need of needs(task)) {
      if (graph.hasNode(need.task)) graph.addEdge(need.task, task.id, need.when);
    }
  }
  return graph;
}
