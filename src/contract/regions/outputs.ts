/** By which id regions and their blocks give their outputs. */
import { invariant } from "../diagnostics/index.ts";
import { isSequence } from "./sequence.ts";
import { isTask } from "./task.ts";
import type { Region } from "./kind.ts";
import { isTaskOfPlan } from "./region-task.ts";

/** The id of the task of the plan that a region is: it has a status and an output under it. None of a block or a unit. */
export function planTaskOf(region: Region): string | undefined {
  if (isTask(region)) return region.task;
  return isTaskOfPlan(region) ? region.id : undefined;
}

/** The id of the task whose output is that of a region: of a block its last one's. */
export function outputTaskOf(region: Region): string {
  const own = planTaskOf(region);
  if (own !== undefined) return own;
  const last = isSequence(region) ? region.members.at(-1) : undefined;
  invariant(last !== undefined, `a ${region.kind} stands where a task or a block belongs`);
  return outputTaskOf(last);
}
