/** The graph of a plan as a picture: a card for each task with the colour of its agent, and a frame around what holds others. */
import { drawTasks } from "../../contract/picture/draw-tasks.ts";
import type { DrawnTask } from "../../contract/picture/task-card.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import { layersOf } from "../graph/topological-order.ts";

export function drawPicture(
  name: string,
  tasks: readonly DrawnTask[],
  graph: TaskGraph,
  critical: readonly string[],
): Promise<string> {
  const edges = tasks.flatMap(({ id }) => graph.edgesInto(id));
  return drawTasks({ name, tasks, edges, layers: layersOf(graph), critical });
}
