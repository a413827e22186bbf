/** What is bound so far as a plan, so that it is checked by what checks every plan. */
import { sha256 } from "../../../contract/json.ts";
import type { Param, Plan, Task } from "../../../contract/plan.ts";
import type { Args } from "../../../contract/values.ts";
import { callTask } from "../../kinds/index.ts";
import { arrange, needsWith } from "../arrange.ts";
import type { BindRequest, BoundHolder, BoundTask, OutlineTask } from "../planner.ts";

/** The tasks that this call has bound, those that they build on, and a stand-in for each that could not be bound. */
export function draftPlan(
  { query, open, bound, params, holders = [] }: BindRequest,
  now: readonly BoundTask[],
  added: Readonly<Record<string, Param>>,
  filled: readonly BoundHolder[],
): Plan {
  const ids = new Set([...bound, ...open, ...holders].map(({ id }) => id));
  const asOpen = (task: OutlineTask): Task => {
    const { tool, args } = now.find(({ id }) => id === task.id) ?? {};
    return {
      ...asCall(task, task.agent, tool?.name ?? "", args ?? {}),
      needs: needsWith(task).filter((need) => ids.has(need.task)),
      ...(task.origin && { origin: { query: [...task.origin] as [number, number] } }),
    };
  };
  return {
    version: 1,
    name: "draft",
    source: { query, sha256: sha256(query), planner: "draft" },
    params: { ...params, ...added },
    profile: "balanced",
    tasks: [
      ...bound.map((task) => asCall(task, task.tool.agent, task.tool.name, task.args)),
      ...now
        .filter(({ id }) => !open.some((task) => task.id === id))
        .map((task) => asCall(task, task.tool.agent, task.tool.name, task.args)),
      ...arrange(new Map(open.map((task) => [task.id, [asOpen(task)]])), holders, filled),
    ],
  };
}

function asCall(
  { id, title }: Pick<Task, "id" | "title">,
  agent: string,
  tool: string,
  args: Args,
): Task {
  return callTask({ id, title, priority: "medium", needs: [] }, { agent, tool, args });
}
