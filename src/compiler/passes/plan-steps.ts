/** The tasks of a plan that stands in another one as steps: what can run at the same time is one. */
import type { Task } from "../../contract/plan.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import { kindOf, parallelOf, walkTasks } from "../kinds/index.ts";

/**
 * Tasks that stand behind each other and need none of one another, in steps: what such a plan would do side by side by
 * itself. A person at a gate is asked before what stands behind it, and the last task is alone, since its output is that
 * of the plan.
 */
export function stepsOf(tasks: readonly Task[], graph: TaskGraph): Task[][] {
  const steps: Task[][] = [];
  const last = tasks.at(-1);
  let isClosed = true;
  for (const task of tasks) {
    const step = steps.at(-1) ?? [];
    const isAlone = task === last || isAsked(task);
    const needed = new Set(graph.predecessors(task.id));
    if (isClosed || isAlone || step.some(({ id }) => needed.has(id))) steps.push([task]);
    else step.push(task);
    isClosed = isAlone;
  }
  return steps;
}

/** Whether a person is asked in it. */
function isAsked(task: Task): boolean {
  return walkTasks({ tasks: [task] }).some((one) => kindOf(one).agreement !== undefined);
}

/** Each step of more than one task as one that holds them. @param id of the task that the plan stands as */
export function asSteps(
  steps: readonly (readonly Task[])[],
  id: string,
  taken: Set<string>,
): Task[] {
  return steps.flatMap((step, at) => {
    if (step.length === 1) return step;
    let name = `${id}-step${at + 1}`;
    while (taken.has(name)) name += "-";
    return parallelOf(name, `${step.length} side by side`, step);
  });
}
