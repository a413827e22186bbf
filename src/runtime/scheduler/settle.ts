/** Final statuses, and their consequences for dependents. */
import { invariant } from "../../contract/diagnostics/index.ts";
import type { BudgetLimit } from "../../contract/budget.ts";
import { minus, plus } from "./budget.ts";
import type { Need } from "../../contract/plan.ts";
import {
  changeUnit,
  isSettled,
  makeReady,
  reconsider,
  taskNode,
  unitNode,
  type Draft,
} from "./draft.ts";
import { reasonToSkip, satisfies } from "./reasons.ts";
import type { SettledStatus } from "./state.ts";

export function settle(draft: Draft, task: number, status: "success" | "failed"): void {
  mark(draft, task, status);
  spread(draft, [task]);
}

export function cancelTask(draft: Draft, task: number): void {
  mark(draft, task, "cancelled");
  draft.commands.push({ do: "cancel", task: taskNode(draft, task).id });
}

/** The only place where a task gets its final status. */
export function mark(draft: Draft, task: number, status: SettledStatus): void {
  const { id } = taskNode(draft, task);
  invariant(!isSettled(draft, task), `task ${id} was settled twice`);
  const { tries, status: before } = draft.tasks.get(task);
  if (before === "pending") giveBack(draft, task, status);
  draft.tasks = draft.tasks.set(task, { status, tries });
  draft.unsettled -= 1;
  if (status === "cancelled") draft.outcome = draft.cancelledAs;
  if (status === "failed" && draft.outcome === "success") draft.outcome = "failed";
}

/** What was to be spent on an attempt that is not made is there for others. */
function giveBack(draft: Draft, task: number, status: SettledStatus): void {
  if (draft.budget === undefined) return;
  const { unit, cost } = taskNode(draft, task);
  if (draft.units.get(unit).isPaid === true) draft.committed = minus(draft.committed, cost);
  // Where all fits already, there is no need to look again.
  if (draft.admission?.refused.size === 0) return;
  // Taken from an earlier run: there can be thousands, and often what is free goes to nobody else yet (`dispatchReady`).
  if (status === "success") draft.freed = plus(draft.freed, cost);
  // What waited for it may need less now, and may have been refused with it.
  else reconsider(draft);
}

/** Propagates outcomes to the dependents; a task that must be skipped propagates in turn. No recursion: chains are long. */
export function spread(draft: Draft, settled: readonly number[]): void {
  const queue = [...settled];
  for (const task of queue) {
    const { waiting } = taskNode(draft, task);
    const status = draft.tasks.get(task).status as SettledStatus;
    if (status !== "success") queue.push(...skipRest(draft, task, status));
    for (const { unit: next, need } of waiting) {
      const { phase, unmet } = draft.units.get(next);
      if (phase !== "waiting") continue;
      if (satisfies(need.when, status)) {
        changeUnit(draft, next, { unmet: unmet - 1 });
        if (unmet === 1) makeReady(draft, next);
      } else {
        changeUnit(draft, next, { phase: "ended" });
        queue.push(...skipChain(draft, unitNode(draft, next).tasks, reasonToSkip(need, status)));
      }
    }
  }
}

/** The rest of a chain is skipped with the task that did not succeed. */
function skipRest(draft: Draft, task: number, status: SettledStatus): readonly number[] {
  const { id, unit } = taskNode(draft, task);
  const { phase } = draft.units.get(unit);
  // In a unit that ended, or of which a task was skipped while it ran, this is done already.
  if (phase !== "waiting" && !(phase === "running" && status === "failed")) return [];
  // A running script ends by itself.
  if (phase === "waiting") changeUnit(draft, unit, { phase: "ended" });
  const { tasks } = unitNode(draft, unit);
  const rest = tasks.slice(tasks.indexOf(task) + 1).filter((other) => !isSettled(draft, other));
  return skipChain(draft, rest, reasonToSkip(needOf(id), status));
}

/**
 * Skips the tasks of a chain: the first for the reason given, each of the others for the one before it.
 *
 * @param budget the limit that has no room for the chain
 */
export function skipChain(
  draft: Draft,
  chain: readonly number[],
  because: string,
  budget?: BudgetLimit,
): readonly number[] {
  let reason = because;
  for (const task of chain) {
    const { id } = taskNode(draft, task);
    mark(draft, task, "skipped");
    draft.commands.push({ do: "skip", task: id, reason, ...(budget !== undefined && { budget }) });
    reason = reasonToSkip(needOf(id), "skipped");
  }
  return chain;
}

function needOf(task: string): Need {
  return { task, when: "success" };
}
