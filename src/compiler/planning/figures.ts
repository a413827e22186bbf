import { asWarning } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { analyse } from "../analyses/index.ts";
import { boundPlan, runTimeoutOf } from "../analyses/bound-plan.ts";
import { estimateAttributes } from "../analyses/estimate-attributes.ts";
import { overBudget } from "../build/over-budget.ts";
import { openPlans } from "../passes/inline-plans.ts";
import type { PassContext } from "../passes/index.ts";
import type { Planned } from "./options.ts";

/** What can be known of a plan before it runs, with the plans that stand in it open. */
export function figuresOf(
  made: Plan,
  { plans, tools, budget }: PassContext,
  { config }: Workspace,
): Required<Pick<Planned, "analysis" | "bound" | "exceeded" | "attributes">> {
  const { plan: opened } = openPlans(made, plans);
  const bound = boundPlan(opened, tools, runTimeoutOf(made, config.limits));
  return {
    analysis: analyse(opened),
    bound,
    exceeded: overBudget(made, bound, budget).map(asWarning),
    attributes: estimateAttributes(opened, tools),
  };
}
