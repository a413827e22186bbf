import type { Plan, Task } from "../../contract/plan.ts";
import { callsOf, kindOf, mapTasks } from "../kinds/index.ts";
import { improve, type PassContext } from "./pass.ts";

/** Where no limit is configured. What people wait for hardly ever takes longer, unless its estimate says so. */
const DEFAULT_TIMEOUT_MS = 30_000;

/** A task that is expected to be slow gets ten times its estimate before it is taken to hang. */
const TIMEOUT_PER_ESTIMATE = 10;

/**
 * Writes every limit into the plan, so that a build depends on nothing else:
 * estimates from the tools; time limits and retries from the configuration.
 * Only what changes nothing outside the run is tried again. What holds other tasks has the limits of these.
 */
export const fillLimits = improve("fill-limits", (plan, context): Plan => ({
  ...plan,
  tasks: mapTasks(plan.tasks, (task) => withLimits(task, context)),
}));

function withLimits(task: Task, { tools, taskTimeoutMs, retries }: PassContext): Task {
  const calls = callsOf(task);
  if (calls.length === 0) return task;
  const called = calls.flatMap(({ tool }) => tools.get(tool) ?? []);
  const estimate = task.estimate ??
    kindOf(task).expected?.(task, called) ?? {
      seconds: called.reduce((sum, tool) => sum + tool.estimate.seconds, 0),
      usd: called.reduce((sum, tool) => sum + tool.estimate.usd, 0),
    };
  const repeatable = called.every(({ effect }) => effect === "read");
  return {
    ...task,
    estimate,
    retry: task.retry ?? { limit: repeatable ? retries : 0, backoff: "exponential", baseMs: 500 },
    timeoutMs: task.timeoutMs ?? taskTimeoutMs ?? usualTimeoutMs(estimate.seconds),
  };
}

function usualTimeoutMs(seconds: number): number {
  return Math.max(DEFAULT_TIMEOUT_MS, Math.ceil(seconds * 1000 * TIMEOUT_PER_ESTIMATE));
}
