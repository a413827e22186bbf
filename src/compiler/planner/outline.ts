/** Stage 1: from the query and one line per agent to tasks, their dependencies, and an agent for each. */
import { hasErrors, invariant } from "../../contract/diagnostics/index.ts";
import { coverWithPaths } from "../analyses/find-paths.ts";
import { TaskGraph } from "../graph/task-graph.ts";
import { topologicalOrder } from "../graph/topological-order.ts";
import { groupPaths } from "./group-paths.ts";
import type { Outline, OutlineRequest, OutlineTask, Planner } from "./planner.ts";

export interface OutlinedPaths extends Outline {
  /**
   * Paths from root to leaf that together pass through every task, or, for a planner that binds together, their tasks as
   * they are bound at once; none when something is wrong.
   */
  readonly paths: readonly (readonly OutlineTask[])[];
}

export async function outline(planner: Planner, request: OutlineRequest): Promise<OutlinedPaths> {
  const outlined = await planner.outline(request);
  const { tasks, holders = [], diagnostics } = outlined;
  if (hasErrors(diagnostics)) return { ...outlined, paths: [] };
  // A condition or a loop may read any task: who fills it in has to see them all.
  if (holders.length > 0) return { ...outlined, paths: [tasks] };
  const found = pathsOf(tasks);
  const paths = planner.bindsTogether === true ? groupPaths(found) : found;
  invariant(
    new Set(paths.flat()).size === tasks.length,
    `the outline of ${planner.id} has a cycle, or a duplicate id, and no diagnostic`,
  );
  return { ...outlined, paths };
}

function pathsOf(tasks: readonly OutlineTask[]): OutlineTask[][] {
  const graph = new TaskGraph();
  const byId = new Map(tasks.map((task) => [task.id, task]));
  for (const { id } of tasks) graph.addNode(id);
  for (const { id, needs } of tasks) {
    for (const need of needs) if (byId.has(need)) graph.addEdge(need, id);
  }
  return coverWithPaths(graph, topologicalOrder(graph)).map((path) =>
    path.flatMap((id) => byId.get(id) ?? []),
  );
}
