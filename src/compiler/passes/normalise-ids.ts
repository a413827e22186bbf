import type { Need, Plan } from "../../contract/plan.ts";
import { canonicalOrder } from "../graph/canonical-order.ts";
import { compareText } from "../../contract/compare-text.ts";
import { renameTasks } from "../plan/rename-tasks.ts";
import { improve } from "./pass.ts";

/**
 * Tasks stand in topological order and are called t1, t2, …, and their needs stand in that order too: equal
 * plans have equal text, whatever a planner called their tasks and in whatever order it gave them.
 * Runs last, since merging and removing leave gaps.
 */
export const normaliseIds = improve("normalise-ids", (plan): Plan => {
  const order = canonicalOrder(plan);
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const tasks = order.flatMap((id) => byId.get(id) ?? []);
  const names = new Map(order.map((id, index) => [id, `t${index + 1}`]));
  const place = new Map([...names.values()].map((id, index) => [id, index]));
  const byPlace = (a: Need, b: Need): number =>
    (place.get(a.task) ?? 0) - (place.get(b.task) ?? 0) || compareText(a.when, b.when);
  const renamed = renameTasks({ ...plan, tasks }, names);
  return {
    ...renamed,
    tasks: renamed.tasks.map((task) => ({ ...task, needs: task.needs.toSorted(byPlace) })),
  };
});
