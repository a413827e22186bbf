import type { Plan, Task } from "../../contract/plan.ts";
import { needsOf } from "../graph/needs.ts";
import { blocksOf, callsOf, walkTasks } from "../kinds/index.ts";
import { improve, type PassContext } from "./pass.ts";

/**
 * Removes pure tasks whose result nobody uses (dead code elimination): those that were made only to
 * feed others (`internal`) and that no task needs any more. What was asked for is always used, by the answer.
 */
export const removeUnused = improve("remove-unused", (plan, context): Plan => {
  const uses = new Map<string, number>();
  const needsIn = needsOf(plan);
  const needs = new Map(
    plan.tasks.map((task) => [task.id, needsIn(task).map((need) => need.task)]),
  );
  const count = (id: string, by: number): number => {
    const left = (uses.get(id) ?? 0) + by;
    uses.set(id, left);
    return left;
  };
  for (const id of [...needs.values()].flat()) count(id, 1);

  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const unused = plan.tasks.filter((task) => !uses.get(task.id) && isRemovable(task, context));
  const gone = new Set<string>();
  for (const task of unused) {
    gone.add(task.id);
    for (const id of needs.get(task.id) ?? []) {
      const needed = byId.get(id);
      if (count(id, -1) === 0 && needed !== undefined && isRemovable(needed, context)) {
        unused.push(needed);
      }
    }
  }
  // A plan of nothing but feeders asks for what they give.
  if (gone.size === 0 || gone.size === plan.tasks.length) return plan;
  return { ...plan, tasks: plan.tasks.filter(({ id }) => !gone.has(id)) };
});

function isRemovable(task: Task, { tools }: PassContext): boolean {
  return (
    task.internal === true &&
    walkTasks({ tasks: [task] }).every((inner) => {
      const calls = callsOf(inner);
      // What calls nothing and holds nothing does something else: a person is asked there.
      const doesElse = calls.length === 0 && blocksOf(inner).length === 0;
      return !doesElse && calls.every(({ tool }) => tools.get(tool)?.effect === "read");
    })
  );
}
