/** Which of the ready units are dispatched, wait for a part of the budget, or are left out for it. */
import type { BudgetLimit } from "../../contract/budget.ts";
import { invariant } from "../../contract/diagnostics/index.ts";
import { admit, costOfUnit, exceedsPerInstance, exceedsPerTask, type Claimed } from "./admit.ts";
import { limitOf, minus, NOTHING, plus, type Admission, type Budget, type Cost } from "./budget.ts";
import {
  changeUnit,
  isSettled,
  reconsider,
  taskAt,
  taskNode,
  unitNode,
  type Draft,
} from "./draft.ts";
import { add, takeFirst, type ReadyQueue } from "./ready-queue.ts";
import { reasonToLeaveOut } from "./reasons.ts";
import { skipChain, spread } from "./settle.ts";
import type { SchedulerEvent } from "./state.ts";

export function dispatchReady(draft: Draft): void {
  while (draft.mode === "running") {
    while (draft.running < draft.maxParallel) {
      if (isAdmissionStale(draft)) reconsider(draft);
      if (draft.ready === undefined) break;
      const { rank, rest } = takeFirst(draft.ready);
      draft.ready = rest;
      place(draft, unitOf(draft, rank), rank);
    }
    if (!isStuck(draft)) return;
    leaveOutHeld(draft);
  }
}

/**
 * Whether what was given back may go to a unit that was refused. Until the next one in turn is less urgent than that,
 * the answer makes no difference: to look each time would take the square of the number of units.
 */
function isAdmissionStale({ admission: last, freed, ready }: Draft): boolean {
  if (last === undefined || (ready !== undefined && ready.rank < last.firstRefused)) return false;
  const { nanoUsd, toolCalls } = last.missing;
  return freed.nanoUsd >= nanoUsd && freed.toolCalls >= toolCalls;
}

/** Nothing runs that could give a part of the budget back. */
function leaveOutHeld(draft: Draft): void {
  const units = ranksOf(draft.held).map((rank) => unitOf(draft, rank));
  const found = units.map((unit) => ({ unit, over: refusalOf(draft, unit) }));
  draft.held = undefined;
  for (const { unit, over } of found.toReversed()) {
    invariant(over !== undefined, "a unit that fits was held back");
    leaveOut(draft, unit, over);
  }
}

function place(draft: Draft, unit: number, rank: number): void {
  const over = refusalOf(draft, unit);
  if (over === undefined) dispatch(draft, unit);
  // There will never be more time than now.
  else if (over === "seconds") leaveOut(draft, unit, over);
  else draft.held = add(draft.held, rank);
}

function dispatch(draft: Draft, unit: number): void {
  if (draft.budget !== undefined && draft.units.get(unit).isPaid !== true) {
    draft.committed = plus(draft.committed, costOfUnit(draft, unit));
    changeUnit(draft, unit, { isPaid: true });
  }
  draft.running += 1;
  changeUnit(draft, unit, { phase: "running" });
  draft.commands.push({ do: "dispatch", unit: unitNode(draft, unit).id });
}

function refusalOf(draft: Draft, unit: number): BudgetLimit | undefined {
  const { budget } = draft;
  if (budget === undefined || draft.units.get(unit).isPaid === true) return undefined;
  const { tasks } = unitNode(draft, unit);
  const open = tasks.filter((task) => !isSettled(draft, task));
  const seconds = open.reduce((sum, task) => sum + taskNode(draft, task).seconds, 0);
  if (seconds > secondsLeft(draft, budget)) return "seconds";
  return admission(draft, budget).refused.get(unit);
}

function secondsLeft({ elapsedMs }: Draft, { seconds, spent }: Budget): number {
  return seconds - spent.seconds - elapsedMs / 1000;
}

function admission(draft: Draft, budget: Budget): Admission {
  if (draft.admission === undefined) {
    draft.admission = admit(draft, budget);
    draft.freed = NOTHING;
  }
  return draft.admission;
}

/** Pays for another attempt at a task; gives the limit that has no room for it. */
export function payRetry(draft: Draft, task: number, delayMs: number): BudgetLimit | undefined {
  const { budget } = draft;
  if (budget === undefined) return undefined;
  const { unit, cost, seconds } = taskNode(draft, task);
  return pay(
    draft,
    budget,
    { unit, cost, seconds: delayMs / 1000 + seconds },
    exceedsPerTask(draft, budget, task),
  );
}

/** The same for an attempt at an instance within a region. */
export function payWithin(
  draft: Draft,
  event: Extract<SchedulerEvent, { readonly is: "attempt.asked" }>,
): BudgetLimit | undefined {
  const { budget } = draft;
  if (budget === undefined) return undefined;
  const { cost, seconds, again, instance: id, attempts } = event;
  const { unit } = taskNode(draft, taskAt(draft, event.task));
  const delayMs = again?.delayMs ?? 0;
  return pay(
    draft,
    budget,
    { unit, cost, seconds: delayMs / 1000 + seconds },
    exceedsPerInstance(budget, { id, cost, attempts }),
  );
}

export function giveBack(draft: Draft, back: Cost): void {
  if (draft.budget === undefined) return;
  draft.committed = minus(draft.committed, back);
  reconsider(draft);
}

function pay(
  draft: Draft,
  budget: Budget,
  { unit, cost, seconds }: Claimed & { readonly seconds: number },
  perTask: BudgetLimit | undefined,
): BudgetLimit | undefined {
  if (seconds > secondsLeft(draft, budget)) return "seconds";
  let over = perTask;
  const admitted = admit(draft, budget, { unit, cost }, (limit) => (over ??= limit));
  if (over !== undefined) return over;
  reconsider(draft);
  draft.admission = admitted;
  draft.committed = plus(draft.committed, cost);
  return undefined;
}

function leaveOut(draft: Draft, unit: number, limit: BudgetLimit): void {
  const { budget } = draft;
  invariant(budget !== undefined, "a unit is left out for a budget that is not there");
  changeUnit(draft, unit, { phase: "ended" });
  const open = unitNode(draft, unit).tasks.filter((task) => !isSettled(draft, task));
  spread(draft, skipChain(draft, open, reasonToLeaveOut(limit, limitOf(budget, limit)), limit));
  // What the run was made for is not all there.
  if (draft.outcome === "success") draft.outcome = "failed";
}

function isStuck(draft: Draft): boolean {
  // What is parked may give back a part of the budget too, once somebody has decided.
  if (draft.held === undefined || draft.running + draft.parked > 0 || draft.ready !== undefined)
    return false;
  return draft.graph.units.every((_, unit) => draft.units.get(unit).phase !== "delayed");
}

function ranksOf(queue: ReadyQueue): number[] {
  const ranks: number[] = [];
  for (let rest = queue; rest !== undefined;) {
    const first = takeFirst(rest);
    ranks.push(first.rank);
    rest = first.rest;
  }
  return ranks;
}

function unitOf(draft: Draft, rank: number): number {
  const unit = draft.graph.byRank[rank];
  invariant(unit !== undefined, `no unit has rank ${rank}`);
  return unit;
}
