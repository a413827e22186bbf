import type { Place } from "../../contract/diagnostics/index.ts";
import type { Task } from "../../contract/plan.ts";

/**
 * Where a task stands: in the plan, and in the query when it is known.
 *
 * @param offset in the text that stands at the path
 */
export function placesOf(task: Task, path?: string, offset?: number): Place[] {
  const inPlan: Place = {
    in: "plan",
    task: task.id,
    ...(path !== undefined && { path }),
    ...(offset !== undefined && offset > 0 && { offset }),
  };
  if (task.origin === undefined) return [inPlan];
  const [start, end] = task.origin.query;
  return [{ in: "query", start, end }, inPlan];
}
