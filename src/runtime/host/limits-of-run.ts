import { availableParallelism } from "node:os";
import { lastBudget, type BudgetSettings } from "../../contract/budget.ts";
import type { Manifest } from "../../contract/manifest.ts";
import type { PlanBudget } from "../../contract/plan.ts";
import type { Config } from "../../workspace/config.ts";

export interface RunLimits {
  /** Units side by side. */
  readonly maxParallel: number;
  /** Milliseconds after which the run ends as failed; absent: none. */
  readonly timeoutMs: number | undefined;
  readonly budget: BudgetSettings;
}

/** Whoever runs a build has the last word, then its plan, then the configuration. Of two times the shorter one ends it. */
export function limitsOfRun(
  { limits: planned = {} }: Pick<Manifest, "limits">,
  configured: Config["limits"],
  given: { readonly maxParallel?: number; readonly budget?: PlanBudget },
): RunLimits {
  const { runTimeoutMs = Infinity, maxParallel, budget } = configured;
  const timeoutMs = Math.min(planned.timeoutMs ?? Infinity, runTimeoutMs);
  return {
    maxParallel: given.maxParallel ?? planned.maxParallel ?? maxParallel ?? availableParallelism(),
    timeoutMs: Number.isFinite(timeoutMs) ? timeoutMs : undefined,
    budget: { ...budget, ...lastBudget(budget, planned.budget, given.budget) },
  };
}
