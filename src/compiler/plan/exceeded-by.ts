import type { PlanBudget } from "../../contract/plan.ts";
import type { Bound, Bounded } from "../kinds/index.ts";

/** A limit of a budget that a bound is above. */
export interface Exceeded {
  readonly what: Bounded;
  readonly unit: string;
  /** "up to 2001 calls, and the budget is 50". */
  readonly text: string;
}

const measures: readonly {
  readonly what: Bounded;
  readonly limit: keyof PlanBudget;
  readonly unit: string;
}[] = [
  { what: "calls", limit: "toolCalls", unit: "calls" },
  { what: "usd", limit: "usd", unit: "US dollars" },
  { what: "seconds", limit: "seconds", unit: "seconds" },
];

/** What no limit is given for is not exceeded. Where nothing bounds an amount, every limit is. */
export function exceededBy(bound: Bound, budget: PlanBudget): Exceeded[] {
  return measures.flatMap(({ what, limit, unit }) => {
    const given = budget[limit];
    const most = bound[what];
    if (given === undefined || most <= given) return [];
    const reasons = bound.unbounded.filter((one) => one.what === what);
    const why = reasons.map(({ task, reason }) => `${task}: ${reason}`).join(", ");
    const amount = most < Infinity ? `up to ${most} ${unit}` : `any number of ${unit} (${why})`;
    return [{ what, unit, text: `${amount}, and the budget is ${given}` }];
  });
}

/** Ids of tasks of a plan by how much of an amount they make, from the most; those that make nothing of it are left out. */
export function makersOf(
  tasks: Readonly<Record<string, Bound>>,
  what: Bounded,
): { readonly task: string; readonly amount: number }[] {
  return Object.entries(tasks)
    .map(([task, bound]) => ({ task, amount: bound[what] }))
    .filter(({ amount }) => amount > 0)
    .toSorted((a, b) => b.amount - a.amount);
}
