/** The one place that walks the tasks of a plan: what compares plans sees each task once, with its fields in pieces. */
import type { Json } from "../../contract/json.ts";
import { taskHeadSchema, type Plan, type Task } from "../../contract/plan.ts";
import { allCallsOf } from "../kinds/index.ts";

/** Those of its own list, in its order: what stands within another counts as that one. */
export function tasksOf({ tasks }: Plan): readonly Task[] {
  return tasks;
}

/** Fields that every kind of task has. */
const head: ReadonlySet<string> = new Set(Object.keys(taskHeadSchema.shape));

/** What a task does: the fields that its kind gives it. Of a call its agent, its tool and the arguments. */
export function bodyOf(task: Task): Readonly<Record<string, Json>> {
  const own = Object.entries(task).filter(([field]) => !head.has(field));
  return Object.fromEntries(own) as Record<string, Json>;
}

/** Full names of the tools that a task calls, itself or by tasks within it, in its order. */
export function toolsOf(task: Task): string[] {
  return allCallsOf(task).map(({ tool }) => tool);
}
