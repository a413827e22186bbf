/** What the tasks of a plan do outside their run: reason to ask first. */
import type { Catalog } from "../catalog/index.ts";
import { callsOf, walkTasks } from "../compiler/index.ts";
import type { Effect } from "../contract/permissions.ts";
import type { Plan } from "../contract/plan.ts";

export interface TaskEffect {
  readonly task: string;
  readonly tool: string;
  readonly effect: Exclude<Effect, "read">;
}

/** In the order of the plan; tasks that only read are left out. */
export async function effectsOf(plan: Plan, catalog: Catalog): Promise<TaskEffect[]> {
  const calls = walkTasks(plan).flatMap((task) =>
    callsOf(task).map(({ tool }) => ({ task: task.id, tool })),
  );
  const found = await Promise.all(
    calls.map(async ({ task, tool }) => {
      const effect = (await catalog.tool(tool))?.effect ?? "read";
      return effect === "read" ? [] : [{ task, tool, effect }];
    }),
  );
  return found.flat();
}
