import type { Plan } from "../../contract/plan.ts";
import { graphOf, topologicalOrder } from "../graph.ts";
import { renameTasks } from "../rename-tasks.ts";
import { improve } from "./pass.ts";

/**
 * Tasks stand in topological order and are called t1, t2, …: equal plans have equal text,
 * whatever a planner or a person called their tasks. Runs last, since merging and removing leave gaps.
 */
export const normaliseIds = improve("normalise-ids", (plan): Plan => {
  const order = topologicalOrder(graphOf(plan));
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const tasks = order.flatMap((id) => byId.get(id) ?? []);
  return renameTasks({ ...plan, tasks }, new Map(order.map((id, index) => [id, `t${index + 1}`])));
});
