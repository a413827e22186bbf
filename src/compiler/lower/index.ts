/** From the plan that people see to the core that the runtime knows: tasks with final needs, grouped into units. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { invariant } from "../../contract/diagnostics/index.ts";
import type { CoreTask } from "../../contract/manifest.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Arg } from "../../contract/values.ts";
import { needsOf } from "../graph/needs.ts";
import { graphOf } from "../graph/plan-graph.ts";
import { topologicalOrder } from "../graph/topological-order.ts";
import { kindOf } from "../kinds/index.ts";
import type { Lowered } from "../graph/lowered.ts";
import { grantsOf, unite, type Grants } from "./grants.ts";
import { groupUnits } from "./group-units.ts";

/** Lowers a plan that the passes have found sound. */
export function lower(plan: Plan, tools: ReadonlyMap<string, ToolInfo>): Lowered {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const tasks = topologicalOrder(graphOf(plan))
    .flatMap((id) => byId.get(id) ?? [])
    .flatMap((task) => kindOf(task).lower(task, needsOf(task)));
  const grants = new Map<string, Grants>();
  for (const task of tasks) {
    const tool = tools.get(task.tool);
    invariant(tool !== undefined, `tool ${task.tool} passed the checks and is not there`);
    grants.set(task.id, grantsOf(task, tool));
  }
  const secretsOf = (id: string) => (grants.get(id)?.permissions.secrets ?? []).toSorted().join();
  // What a tool has left running in its process may not ask with the secrets of the tool after it.
  const startsUnit = (id: string, need: string): boolean =>
    grants.get(id)?.readsOutputs === true || secretsOf(id) !== secretsOf(need);
  const units = groupUnits(tasks, startsUnit).map((members, index) => ({
    id: `u${index + 1}`,
    tasks: members,
    ...unite(members.flatMap(({ id }) => grants.get(id) ?? [])),
  }));
  return { tasks: tasks.map((task) => withReads(task, grants.get(task.id)?.reads ?? [])), units };
}

/** Most tasks read nothing. */
function withReads(task: CoreTask, reads: readonly Arg[]): CoreTask {
  return reads.length === 0 ? task : { ...task, reads: [...reads] };
}
