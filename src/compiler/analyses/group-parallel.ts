import type { TaskGraph } from "../graph/task-graph.ts";
import { layersOf } from "../graph/topological-order.ts";

/**
 * Tasks by layer: a layer's tasks need nothing of each other, only of earlier layers, so they may run
 * side by side. The number of layers is the depth of the plan.
 */
export function groupParallel(graph: TaskGraph): string[][] {
  return layersOf(graph);
}
