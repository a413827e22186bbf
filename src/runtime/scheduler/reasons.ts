/** Why a task is skipped; the reason names the task that caused it. */
import type { BudgetLimit } from "../../contract/budget.ts";
import type { Need } from "../../contract/plan.ts";
import type { SettledStatus } from "./state.ts";

const OUTCOMES: Readonly<Record<SettledStatus, string>> = {
  success: "succeeded",
  failed: "failed",
  skipped: "was skipped",
  cancelled: "was cancelled",
};

export function reasonToSkip(need: Need, status: SettledStatus): string {
  return `It needs the ${need.when} of ${need.task}, which ${OUTCOMES[status]}.`;
}

export function reasonToLeaveOut(limit: BudgetLimit, most: number): string {
  return `It was left out for the budget of the run: ${limit} is ${most}.`;
}

/** Whether the outcome of the other task is the one that was waited for. */
export function satisfies(when: Need["when"], status: SettledStatus): boolean {
  if (when === "always") return true;
  return when === "success" ? status === "success" : status === "failed";
}
