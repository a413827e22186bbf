/** The dependency graph of a plan, for passes, analyses and lowering. */
import type { Plan } from "../../contract/plan.ts";
import { blocksOf, callsOf } from "../kinds/index.ts";
import { nestingOf } from "../plan/nesting.ts";
import { needsOf } from "./needs.ts";
import { TaskGraph } from "./task-graph.ts";

/** Plans do not change, and most passes ask. */
const known = new WeakMap<object, TaskGraph>();

/**
 * Nodes are task ids, in the plan's order; an edge points from a task to one that needs it, or that stands behind it in a
 * block. Needs on tasks that are not in the plan are left out. Whoever asks again gets the same graph, and adds nothing to it.
 */
export function graphOf(plan: Plan): TaskGraph {
  const before = known.get(plan.tasks);
  if (before !== undefined) return before;
  const graph = makeGraph(plan);
  known.set(plan.tasks, graph);
  return graph;
}

function makeGraph(plan: Plan): TaskGraph {
  const graph = new TaskGraph();
  const { all } = nestingOf(plan);
  for (const { task, within } of all) {
    const label = { title: task.title, tools: callsOf(task).map(({ tool }) => tool) };
    graph.addNode(task.id, label, within?.owner.task.id);
  }
  for (const { task } of all) {
    for (const { tasks, order } of blocksOf(task)) {
      if (order === "in turn")
        addChain(
          graph,
          tasks.map(({ id }) => id),
        );
    }
  }
  const needs = needsOf(plan);
  for (const task of plan.tasks) {
    for (const need of needs(task)) {
      if (graph.hasNode(need.task)) graph.addEdge(need.task, task.id, need.when);
    }
  }
  return graph;
}

function addChain(graph: TaskGraph, ids: readonly string[]): void {
  ids.slice(1).forEach((id, index) => graph.addEdge(ids[index] ?? id, id));
}
