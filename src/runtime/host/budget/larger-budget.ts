import { budgetLimits, type BudgetLimit } from "../../../contract/budget.ts";
import { limitOf, type Budget } from "../../scheduler/index.ts";

/**
 * What to write behind `--budget`: "toolCalls=10", one for each limit that the budget has. All of them, since one that is
 * not written would be no limit any more.
 *
 * @param amountOf of a limit, and what it is now
 */
export function largerBudget(
  budget: Budget,
  amountOf: (limit: BudgetLimit, given: number) => number,
): readonly string[] {
  return budgetLimits.flatMap((limit) => {
    const given = limitOf(budget, limit);
    return Number.isFinite(given) ? [`${limit}=${amountOf(limit, given)}`] : [];
  });
}
