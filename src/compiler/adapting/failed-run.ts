/** A run that has failed, as adapting its plan looks at it. */
import type { TaskStatus } from "../../contract/events.ts";
import type { InstanceId } from "../../contract/instance.ts";
import type { Plan } from "../../contract/plan.ts";
import { isRegionTool } from "../../contract/regions/region-rows.ts";

export interface TaskOutcome {
  readonly id: InstanceId;
  /** Of the plan. */
  readonly task: string;
  /** Full name. */
  readonly tool: string;
  readonly status: TaskStatus;
  /** Of the last attempt. */
  readonly error?: { readonly code: string; readonly message: string };
}

export interface FailedRun {
  readonly run: string;
  readonly plan: Plan;
  readonly outcomes: readonly TaskOutcome[];
  /** Instances that were to be done when its last process began: neither finished nor taken from elsewhere. */
  readonly left: ReadonlySet<InstanceId>;
}

/** 0 to 1: of what was left to do, the share that failed or could not run. */
export function shareOfFailure({ outcomes, left }: FailedRun): number {
  const wanted = outcomes.filter(({ id, tool }) => left.has(id) && !isRegionTool(tool));
  const lost = wanted.filter(({ status }) => status === "failed" || status === "skipped");
  return wanted.length === 0 ? 0 : lost.length / wanted.length;
}
