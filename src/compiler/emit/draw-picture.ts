/** The graph of a plan as a picture: a card for each task with the colour of its agent. */
import { drawTasks } from "../../contract/picture/draw-tasks.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import { layersOf } from "../graph/topological-order.ts";
import { oneLine } from "./code-text.ts";

export function drawPicture(name: string, graph: TaskGraph): Promise<string> {
  const ids = graph.nodes();
  return drawTasks({
    name,
    tasks: ids.map((id) => {
      const { title = "", tools = [] } = graph.label(id) ?? {};
      return { id, title: oneLine(title), tools: tools.map(oneLine) };
    }),
    edges: ids.flatMap((id) => graph.edgesInto(id)),
    layers: layersOf(graph),
  });
}
