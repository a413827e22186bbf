import { boundOverBudget, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Plan, PlanBudget } from "../../contract/plan.ts";
import type { PlanBound } from "../analyses/bound-plan.ts";
import { exceededBy, makersOf } from "../plan/exceeded-by.ts";

/** More tasks than these explain nothing. */
const MOST_MAKERS = 3;

/** One problem when a run of the plan can take more than its budget, with the tasks that make most of it. */
export function overBudget(
  { name }: Pick<Plan, "name">,
  bound: PlanBound,
  budget: PlanBudget,
): Diagnostic[] {
  const exceeded = exceededBy(bound, budget);
  if (exceeded.length === 0) return [];
  const makers = exceeded.flatMap(({ what, unit }) =>
    makersOf(bound.tasks, what)
      .slice(0, MOST_MAKERS)
      .map(
        ({ task, amount }) => `${task} (${amount === Infinity ? "no bound" : `${amount} ${unit}`})`,
      ),
  );
  return [boundOverBudget({ name, exceeded: exceeded.map(({ text }) => text), tasks: makers })];
}
