import type { Plan, Task } from "../../contract/plan.ts";
import { callsOf } from "../kinds/index.ts";
import { improve, type PassContext } from "./pass.ts";

/** A task that is expected to be slow gets ten times its estimate before it is taken to hang. */
const TIMEOUT_PER_ESTIMATE = 10;

/**
 * Writes every limit into the plan, so that a build depends on nothing else:
 * estimates from the tools; time limits and retries from the configuration.
 * Only what changes nothing outside the run is tried again.
 */
export const fillLimits = improve("fill-limits", (plan, context): Plan => ({
  ...plan,
  tasks: plan.tasks.map((task) => withLimits(task, context)),
}));

function withLimits(task: Task, { tools, taskTimeoutMs, retries }: PassContext): Task {
  const called = callsOf(task).flatMap(({ tool }) => tools.get(tool) ?? []);
  const estimate = task.estimate ?? {
    seconds: called.reduce((sum, tool) => sum + tool.estimate.seconds, 0),
    usd: called.reduce((sum, tool) => sum + tool.estimate.usd, 0),
  };
  const repeatable = called.every(({ effect }) => effect === "read");
  return {
    ...task,
    estimate,
    retry: task.retry ?? { limit: repeatable ? retries : 0, backoff: "exponential", baseMs: 500 },
    timeoutMs:
      task.timeoutMs ??
      Math.max(taskTimeoutMs, Math.ceil(estimate.seconds * 1000 * TIMEOUT_PER_ESTIMATE)),
  };
}
