import type { Task } from "../../contract/plan.ts";
import type { Bound, BoundTool } from "./bound.ts";
import { kindOf } from "./kind-of.ts";

/** The most that a task and those within it can take. */
export function boundOf(task: Task, tools: ReadonlyMap<string, BoundTool>): Bound {
  return kindOf(task).bound(task, {
    of: (inner) => boundOf(inner, tools),
    tool: (name) => tools.get(name),
  });
}
