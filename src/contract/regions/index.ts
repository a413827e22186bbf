/** The core as a tree of regions with tasks as leaves; a unit is a piece of it. See docs/adr/0020. */
import { z } from "zod";
import { invariant } from "../diagnostics/index.ts";
import { agent, isAgent, turn, type AgentRegion } from "./agent.ts";
import { branch } from "./branch.ts";
import { fallback } from "./fallback.ts";
import { gate } from "./gate.ts";
import type { GroupRegion, Region, RegionKind } from "./kind.ts";
import { isLoop, loop, type LoopRegion } from "./loop.ts";
import { outputTaskOf, planTaskOf } from "./outputs.ts";
import { parallel } from "./parallel.ts";
import { isTaskOfPlan, type RegionTask } from "./region-task.ts";
import { sequence } from "./sequence.ts";
import { subplan } from "./subplan.ts";
import { isTask, task } from "./task.ts";

export {
  agentBudgetSchema,
  givenBy,
  isAgent,
  isTurn,
  MOST_CALLS_OF_TURN,
  type AgentRegion,
  type OfferedTool,
} from "./agent.ts";
export { isBranch, type BranchRegion } from "./branch.ts";
export { isFallback, type FallbackRegion } from "./fallback.ts";
export { gateDefaultSchema, isGate, type GateDefault, type GateRegion } from "./gate.ts";
export type { GroupRegion, Region, RegionKind } from "./kind.ts";
export { isLoop, type LoopRegion } from "./loop.ts";
export { outputTaskOf, planTaskOf };
export { isParallel, joins, parallelRegion, type ParallelRegion } from "./parallel.ts";
export { isTaskOfPlan, type RegionTask } from "./region-task.ts";
export { isSequence, sequenceRegion } from "./sequence.ts";
export { isSubplan, type SubplanRegion } from "./subplan.ts";
export { isTask, taskRegion } from "./task.ts";

export const regionKinds: readonly RegionKind[] = [
  task,
  sequence,
  parallel,
  branch,
  loop,
  fallback,
  gate,
  subplan,
  agent,
  turn,
];

export function regionSchemaOf(kinds: readonly RegionKind[]): z.ZodType<Region> {
  const [first, ...others] = kinds.map((kind) => kind.schema(z.lazy(() => schema)));
  invariant(first !== undefined, "there are no kinds of region");
  const schema: z.ZodType<Region> = z
    .discriminatedUnion("kind", [first, ...others])
    .meta({ id: "Region", description: "a task, or other regions and how they are run" });
  return schema;
}

export const regionSchema = regionSchemaOf(regionKinds);

/** The region itself and all within it, each before its members. No recursion: trees may be deep. */
export function regionsIn(root: Region, kinds: readonly RegionKind[] = regionKinds): Region[] {
  const found: Region[] = [];
  const open = [root];
  for (let region = open.pop(); region !== undefined; region = open.pop()) {
    found.push(region);
    for (const member of membersOf(region, kinds).toReversed()) open.push(member);
  }
  return found;
}

/** Regions that are tasks of the plan, with their ids and rows, in the order in which they stand there. */
export function taskRegionsIn(root: Region): (GroupRegion & { readonly task: RegionTask })[] {
  return regionsIn(root).filter(isTaskOfPlan);
}

/** How many tasks of the plan there are in a region, at any depth: calls, and regions that are tasks themselves. */
export function countTasks(root: Region): number {
  const steps = stepsIn(root);
  const regions = taskRegionsIn(root).filter(
    ({ task: { internal, optional } }) => internal !== true && optional !== true,
  );
  return tasksIn(root).filter((id) => !steps.has(id)).length + regions.length;
}

/** The task in a region that holds an optional one alone; `undefined` of every other region. */
export function optionalIn(region: Region): Region | undefined {
  return isTaskOfPlan(region) && region.task.optional === true ? membersOf(region)[0] : undefined;
}

/** Ids of the tasks without which a run succeeds: those that are optional, and all in them. */
export function optionalTasksIn(root: Region): ReadonlySet<string> {
  const holders = taskRegionsIn(root).filter((region) => optionalIn(region) !== undefined);
  return new Set(holders.flatMap((holder) => tasksIn(holder)));
}

export function loopsById(root: Region): Map<string, LoopRegion> {
  return new Map(
    regionsIn(root).flatMap((region) => (isLoop(region) ? [[region.id, region]] : [])),
  );
}

/** The regions in which a model calls tools, each before what is in it. */
export function agentsIn(root: Region): AgentRegion[] {
  return regionsIn(root).filter(isAgent);
}

/** Ids of what stands in agents: turns, calls, and gates before them. */
export function stepsIn(root: Region): ReadonlySet<string> {
  return new Set(
    agentsIn(root).flatMap((each) =>
      regionsIn(each)
        .slice(1)
        .flatMap((step) => planTaskOf(step) ?? []),
    ),
  );
}

/** Whether what is in it runs again and again: ids of its instances then have numbers. */
export function hasItems(region: Region): region is LoopRegion | AgentRegion {
  return isLoop(region) || isAgent(region);
}

/** Ids of the tasks in a region, in the order in which they stand there. */
export function tasksIn(root: Region, kinds: readonly RegionKind[] = regionKinds): string[] {
  return regionsIn(root, kinds).flatMap((region) => (isTask(region) ? [region.task] : []));
}

/** The regions that a region consists of, in their order. */
export function membersOf(
  region: Region,
  kinds: readonly RegionKind[] = regionKinds,
): readonly Region[] {
  const found = kinds.find(({ name }) => name === region.kind);
  invariant(found !== undefined, `region of kind ${region.kind}, which the schema let through`);
  return found.members(region);
}
