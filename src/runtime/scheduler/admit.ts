/**
 * Which units that have not begun the rest of the budget is kept for.
 *
 * They are taken in the order of urgency, each with all that has to run before it: what is left out is of the least
 * priority, and a cheap unit that is ready gets nothing that an urgent one will need. What does not fit although all
 * that is less urgent gives way is left out, and the rest goes on to the next.
 */
import type { BudgetLimit } from "../../contract/budget.ts";
import {
  ENDLESS,
  exceeds,
  least,
  minus,
  NOTHING,
  plus,
  times,
  type Admission,
  type Budget,
  type Cost,
} from "./budget.ts";
import type { State } from "./state.ts";

/** Another attempt at a task of a unit that has begun. */
export interface Claimed {
  readonly unit: number;
  readonly cost: Cost;
}

/** @param claimed takes part at the rank of its unit; `onRefusal` says which limit it does not fit into */
export function admit(
  state: State,
  budget: Budget,
  claimed?: Claimed,
  onRefusal?: (limit: BudgetLimit) => void,
): Admission {
  const { graph, committed } = state;
  const admitted = new Set<number>();
  const refused = new Map<number, BudgetLimit>();
  let left = minus(budget, committed);
  let firstRefused = Infinity;
  let missing = ENDLESS;

  const take = (cost: Cost): BudgetLimit | undefined => {
    const over = exceeds(cost, left);
    if (over === undefined) left = minus(left, cost);
    else missing = least(missing, minus(cost, left));
    return over;
  };

  function consider(unit: number): BudgetLimit | undefined {
    const group = withRequired(state, unit, admitted);
    let cost = NOTHING;
    for (const member of group) {
      const over = refused.get(member) ?? overPerTask(state, budget, member);
      if (over !== undefined) return over;
      cost = plus(cost, costOfUnit(state, member));
    }
    const over = take(cost);
    if (over === undefined) for (const member of group) admitted.add(member);
    return over;
  }

  for (const [rank, unit] of graph.byRank.entries()) {
    if (unit === claimed?.unit) {
      const over = take(claimed.cost);
      if (over !== undefined) onRefusal?.(over);
    } else if (!admitted.has(unit) && isToCome(state, unit)) {
      const over = consider(unit);
      if (over === undefined) continue;
      refused.set(unit, over);
      firstRefused = Math.min(firstRefused, rank);
    }
  }
  return { refused, firstRefused, missing };
}

/** What its tasks cost that are to come, one attempt each; those that are done answer from the store. */
export function costOfUnit({ graph, tasks }: State, unit: number): Cost {
  let cost = NOTHING;
  for (const task of graph.units[unit]?.tasks ?? []) {
    if (tasks.get(task).status === "pending") cost = plus(cost, graph.tasks[task]?.cost ?? NOTHING);
  }
  return cost;
}

/** Whether one more attempt at a task is more than a task may have. */
export function exceedsPerTask(
  { graph, tasks }: State,
  budget: Budget,
  task: number,
): BudgetLimit | undefined {
  const { id = "", cost = NOTHING } = graph.tasks[task] ?? {};
  return exceedsPerInstance(budget, { id, cost, attempts: tasks.get(task).tries });
}

/** @param attempts that have begun in this process */
export function exceedsPerInstance(
  { perTask, spent }: Budget,
  { id, cost, attempts }: { readonly id: string; readonly cost: Cost; readonly attempts: number },
): BudgetLimit | undefined {
  const begun = (spent.attempts.get(id) ?? 0) + attempts;
  const over = exceeds(times(begun + 1, cost), perTask);
  return over && `perTask.${over}`;
}

function overPerTask(state: State, budget: Budget, unit: number): BudgetLimit | undefined {
  for (const task of state.graph.units[unit]?.tasks ?? []) {
    if (state.tasks.get(task).status !== "pending") continue;
    const over = exceedsPerTask(state, budget, task);
    if (over !== undefined) return over;
  }
  return undefined;
}

/** The unit and what must run before it, without those that are admitted, have begun or have ended. */
function withRequired(state: State, unit: number, admitted: ReadonlySet<number>): Set<number> {
  const group = new Set([unit]);
  // Grows while it is walked.
  for (const member of group) {
    for (const other of state.graph.units[member]?.requires ?? []) {
      if (!admitted.has(other) && isToCome(state, other)) group.add(other);
    }
  }
  return group;
}

function isToCome({ units }: State, unit: number): boolean {
  const { phase, isPaid } = units.get(unit);
  return isPaid !== true && (phase === "waiting" || phase === "ready");
}
