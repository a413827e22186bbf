import type { Place } from "../../../contract/diagnostics/index.ts";
import type { OutlineTask } from "../planner.ts";

/** Where a task stands: in the query, when its words were found there, and in the plan. */
export function placesOf(
  { id, origin }: Pick<OutlineTask, "id" | "origin">,
  path?: string,
): Place[] {
  const inPlan: Place = { in: "plan", task: id, ...(path !== undefined && { path }) };
  if (origin === undefined) return [inPlan];
  const [start, end] = origin;
  return [{ in: "query", start, end }, inPlan];
}
