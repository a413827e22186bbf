import { ancestorsOf } from "../graph/ancestors.ts";
import type { TaskGraph } from "../graph/task-graph.ts";

/** For each task, everything that has to be settled before it, directly or not, in topological order. */
export function findTransitiveNeeds(
  graph: TaskGraph,
  order: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const ancestors = ancestorsOf(order, (id) => graph.predecessors(id));
  return Object.fromEntries(order.map((id) => [id, ancestors.of(id)]));
}
