/** The graph of a plan as text that others draw, and as a picture. */
import { prettyJson } from "../../contract/json.ts";
import type { Plan } from "../../contract/plan.ts";
import { analyse } from "../analyses/index.ts";
import { walkTasks } from "../kinds/index.ts";
import { graphOf } from "../graph/plan-graph.ts";
import { drawDot } from "./draw-dot.ts";
import { drawMermaid } from "./draw-mermaid.ts";
import { drawPicture } from "./draw-picture.ts";
import { drawnTasks } from "./drawn-task.ts";

/** A picture of more tasks is no use to anybody, and takes seconds to lay out. */
const MOST_TASKS_IN_A_PICTURE = 150;

/** `json` is what graphlib reads: nodes `v` with title and tools, edges from `v` to `w` named by their condition. */
export type GraphFormat = "dot" | "mermaid" | "json" | "svg";

/** `undefined` for a picture of a plan that is too large for one; text is always there. */
export async function drawGraph(plan: Plan, format: "svg"): Promise<string | undefined>;
export async function drawGraph(plan: Plan, format: "dot" | "mermaid" | "json"): Promise<string>;
export async function drawGraph(plan: Plan, format: GraphFormat): Promise<string | undefined> {
  const graph = graphOf(plan);
  if (format === "json") return prettyJson(graph.toJson());
  const isLarge = walkTasks(plan).length > MOST_TASKS_IN_A_PICTURE;
  if (format === "svg" && isLarge) return undefined;
  const tasks = drawnTasks(plan);
  if (format === "svg") return drawPicture(plan.name, tasks, graph, analyse(plan).criticalPath);
  const edgesInto = (id: string) => graph.edgesInto(id);
  return format === "dot" ? drawDot(plan.name, tasks, edgesInto) : drawMermaid(tasks, edgesInto);
}
