/**
 * What the output of a parallel task or a fallback calls a task within it. That is its id as its own plan has it: where
 * the plan stands in another one as a task its ids are others, and what it says of its outputs stays as it is.
 */
import type { Task } from "../../contract/plan.ts";

/** No field of a file: the pass `inline-plans` says it of tasks of other plans. */
type Inlined = Task & { readonly called?: string };

export function calledOf(task: Task): string {
  return (task as Inlined).called ?? task.id;
}

/** The task, which may get another id. */
export function withCalled(task: Task): Task {
  const called = { called: calledOf(task) };
  return { ...task, ...called };
}
