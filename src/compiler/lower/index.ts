/** From the plan that people see to the core that the runtime knows: a tree of tasks with final needs, and its units. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { invariant } from "../../contract/diagnostics/index.ts";
import type { CoreTask } from "../../contract/manifest.ts";
import type { Plan } from "../../contract/plan.ts";
import {
  parallelRegion,
  sequenceRegion,
  taskRegion,
  type Region,
} from "../../contract/regions/index.ts";
import { findCoreProblem } from "../../contract/regions/find-problem.ts";
import type { Arg } from "../../contract/values.ts";
import { needsOf } from "../graph/needs.ts";
import { graphOf } from "../graph/plan-graph.ts";
import { topologicalOrder } from "../graph/topological-order.ts";
import { lowerTask } from "../kinds/index.ts";
import { readExpression } from "../expression/index.ts";
import type { Lowered, LoweredUnit } from "../graph/lowered.ts";
import { grantsOf, unite, type Grants } from "./grants.ts";
import { groupUnits } from "./group-units.ts";

/** Lowers a plan that the passes have found sound. */
export function lower(plan: Plan, tools: ReadonlyMap<string, ToolInfo>): Lowered {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const needs = needsOf(plan);
  const tasks = topologicalOrder(graphOf(plan))
    .flatMap((id) => byId.get(id) ?? [])
    .flatMap((task) => lowerTask(task, needs(task), readExpression).tasks);
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
    region: `r${index + 1}`,
    tasks: members,
    ...unite(members.flatMap(({ id }) => grants.get(id) ?? [])),
  }));
  const lowered = {
    tasks: tasks.map((task) => withReads(task, grants.get(task.id)?.reads ?? [])),
    core: coreOf(units),
    units,
  };
  const problem = findCoreProblem(lowered);
  invariant(problem === undefined, `lowering: ${problem}`);
  return lowered;
}

/** Units run side by side, each one task after the other. */
function coreOf(units: readonly Pick<LoweredUnit, "region" | "tasks">[]): Region {
  const sequences = units.map(({ region, tasks }) =>
    sequenceRegion(
      region,
      tasks.map(({ id }) => taskRegion(id)),
    ),
  );
  return parallelRegion("r0", sequences);
}

/** Most tasks read nothing. */
function withReads(task: CoreTask, reads: readonly Arg[]): CoreTask {
  return reads.length === 0 ? task : { ...task, reads: [...reads] };
}
