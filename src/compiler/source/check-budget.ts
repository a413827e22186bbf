import { overBudget, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Source } from "./source.ts";

/** One problem for each limit of the source's budget that the plan's estimate is above. */
export function checkBudget(
  { budget = {} }: Pick<Source, "budget">,
  estimate: { readonly usd: number; readonly secondsInParallel: number },
): Diagnostic[] {
  const limits = [
    { limit: budget.usd, value: estimate.usd, unit: "US dollars" },
    { limit: budget.seconds, value: estimate.secondsInParallel, unit: "seconds" },
  ];
  return limits.flatMap(({ limit, value, unit }) =>
    limit !== undefined && value > limit
      ? [overBudget({ estimate: `${value} ${unit}`, budget: `${limit} ${unit}` })]
      : [],
  );
}
