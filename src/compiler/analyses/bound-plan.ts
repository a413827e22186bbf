import type { Plan } from "../../contract/plan.ts";
import { allOf, boundOf, type Bound, type BoundTool } from "../kinds/index.ts";

export interface PlanBound extends Bound {
  /** Of each task of the plan's own list, by its id. */
  readonly tasks: Readonly<Record<string, Bound>>;
}

/**
 * The most attempts, money and time that a run of the plan can take, whatever happens and in whatever order. What one
 * process of a run takes is meant: a run that is resumed may take as much again for what was not done.
 *
 * @param plan with the tasks of other plans in place of their names
 * @param tools of an unknown one nothing is assumed: the checks have refused it
 * @param runTimeoutMs after which a run ends as failed
 */
export function boundPlan(
  { tasks }: Pick<Plan, "tasks">,
  tools: ReadonlyMap<string, BoundTool>,
  runTimeoutMs = Infinity,
): PlanBound {
  const byId = Object.fromEntries(tasks.map((task) => [task.id, boundOf(task, tools)]));
  const { calls, usd, seconds, unbounded } = allOf(Object.values(byId));
  return {
    calls,
    usd: rounded(usd),
    seconds: rounded(Math.min(seconds, runTimeoutMs / 1000)),
    unbounded:
      runTimeoutMs < Infinity ? unbounded.filter(({ what }) => what !== "seconds") : unbounded,
    tasks: byId,
  };
}

/** Sums of decimal fractions drift by far less than a millionth: what is rounded is no less than the sum. */
function rounded(amount: number): number {
  return Math.max(0, Math.ceil(amount * 1e6 - 1e-3) / 1e6);
}

/** Milliseconds after which a run ends as failed: what the plan says and what is configured, whichever is less. */
export function runTimeoutOf(
  { limits }: Pick<Plan, "limits">,
  { runTimeoutMs = Infinity }: { readonly runTimeoutMs?: number | undefined },
): number {
  return Math.min(limits?.timeoutMs ?? Infinity, runTimeoutMs);
}
