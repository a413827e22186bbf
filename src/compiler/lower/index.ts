/** From the plan that people see to the core that the runtime knows: a tree of regions with tasks as leaves, and its units. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { compareText } from "../../contract/compare-text.ts";
import { invariant, OrchcError } from "../../contract/diagnostics/index.ts";
import type { CoreTask } from "../../contract/manifest.ts";
import type { Need, Plan } from "../../contract/plan.ts";
import {
  agentsIn,
  isTask,
  isTaskOfPlan,
  parallelRegion,
  planTaskOf,
  sequenceRegion,
  type Region,
} from "../../contract/regions/index.ts";
import { findCoreProblem } from "../../contract/regions/find-problem.ts";
import type { Arg } from "../../contract/values.ts";
import { needsOf } from "../graph/needs.ts";
import { graphOf } from "../graph/plan-graph.ts";
import { topologicalOrder } from "../graph/topological-order.ts";
import { lowerTask, type LoweredTask } from "../kinds/index.ts";
import { readExpression } from "../expression/index.ts";
import type { Lowered } from "../graph/lowered.ts";
import { grantsOf, modelGrants, unite, type Grants } from "./grants.ts";
import { grantsInLoops } from "./grants-in-loops.ts";
import { groupUnits, type Piece } from "./group-units.ts";

/**
 * Lowers a plan that the passes have found sound.
 *
 * @throws OrchcError when what a task may touch cannot be known before its script starts
 */
export function lower(plan: Plan, tools: ReadonlyMap<string, ToolInfo>): Lowered {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const needs = needsOf(plan);
  const lowered = topologicalOrder(graphOf(plan))
    .flatMap((id) => byId.get(id) ?? [])
    .map((task) => lowerTask(task, needs(task), readExpression, tools));
  return lowerTasks(lowered, tools);
}

/** @param lowered the tasks of a plan, in topological order */
export function lowerTasks(
  lowered: readonly LoweredTask[],
  tools: ReadonlyMap<string, ToolInfo>,
): Lowered {
  const pieces = lowered.map(pieceOf);
  const grants = new Map<string, Grants>();
  for (const task of pieces.flatMap((piece) => piece.tasks)) {
    const tool = tools.get(task.tool);
    invariant(tool !== undefined, `tool ${task.tool} passed the checks and is not there`);
    grants.set(task.id, grantsOf(task, tool));
  }
  const secretsOf = (id: string) => (grants.get(id)?.permissions.secrets ?? []).toSorted().join();
  const serversOf = (id: string): string => {
    const names = grants.get(id)?.permissions.mcp ?? [];
    return [...new Set(names.map((name) => name.split(".", 1)[0] ?? ""))]
      .toSorted(compareText)
      .join();
  };
  // What a tool has left running in its process may not ask with the secrets of the tool after it, nor its servers.
  const startsUnit = (id: string, need: string): boolean =>
    grants.get(id)?.readsOutputs === true ||
    secretsOf(id) !== secretsOf(need) ||
    serversOf(id) !== serversOf(need);
  const units = groupUnits(pieces, startsUnit).map((members, index) => {
    const tasks = members.flatMap((member) => member.tasks);
    return {
      id: `u${index + 1}`,
      region: sequenceRegion(
        `r${index + 1}`,
        members.map(({ region }) => region),
      ),
      tasks,
      ...unite([
        ...tasks.flatMap(({ id }) => grants.get(id) ?? []),
        modelGrants(members.flatMap(({ region }) => agentsIn(region).map(({ model }) => model))),
      ]),
    };
  });
  const inLoops = units.map(({ region, tasks, dynamic }) =>
    grantsInLoops({ region, tasks, dynamic }),
  );
  const problems = inLoops.flatMap((found) => found.problems);
  if (problems.length > 0) throw new OrchcError(problems);
  const core = {
    pieces: pieces.map(({ region }) => region),
    tasks: pieces
      .flatMap((piece) => piece.tasks)
      .map((task) => withReads(task, grants.get(task.id)?.reads ?? [])),
    core: parallelRegion(
      "r0",
      units.map(({ region }) => region),
    ),
    units: units.map((unit, index) => ({
      ...unit,
      region: unit.region.id,
      dynamic: inLoops[index]?.dynamic ?? [],
    })),
  };
  const problem = findCoreProblem(core);
  invariant(problem === undefined, `lowering: ${problem}`);
  return core;
}

function pieceOf({ region, tasks }: LoweredTask): Piece {
  const id = planTaskOf(region);
  invariant(id !== undefined, `a task of the plan has become a ${region.kind} without its id`);
  return { id, needs: needsIn(region, tasks), region, tasks };
}

function needsIn(region: Region, [first]: readonly CoreTask[]): readonly Need[] {
  if (isTask(region)) return first?.needs ?? [];
  return isTaskOfPlan(region) ? region.task.needs : [];
}

/** Most tasks read nothing. */
function withReads(task: CoreTask, reads: readonly Arg[]): CoreTask {
  return reads.length === 0 ? task : { ...task, reads: [...reads] };
}
