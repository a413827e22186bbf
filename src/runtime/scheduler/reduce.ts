/**
 * The scheduler: a pure function from a state and an event to the next state and what to do about it.
 * It knows no process, clock or database, so the same function can serve one machine or many.
 *
 * A task is pending until its script starts it. Running, it ends as success or failed; a failure that may
 * pass makes it pending again, as often as its retry limit and those of its tool and the run say. A task that never runs ends as skipped
 * (its needs cannot come true) or cancelled. A settled task never changes again.
 *
 * A unit is waiting until every outcome that it needs has come, then ready, then running: most urgent first,
 * never more than `maxParallel` at once. When its script ends, the unit has ended too, or, when one of its
 * tasks is to be tried again, is delayed and after that ready once more; tasks that are done then answer from the
 * store. One whose wait an earlier process has begun is held until the rest of it is over. A unit whose needs cannot come true ends without running, and so may those that wait for it.
 *
 * With a budget, a unit is dispatched only when what it may cost fits in beside what runs and what is more urgent and
 * still to come (admit.ts). One that does not fit waits, since what runs may take less than was kept for it; when
 * nothing runs any more, it is left out: skipped, and the run ends as failed. A retry that does not fit is not made.
 * Of a region nothing is kept: each attempt within asks when it comes to it.
 *
 * A unit whose script has come to gates, and to nothing else that it could do, is parked: it takes no slot, and becomes
 * ready again when one of them is decided. When nothing else can go on the run is finished as waiting: units that are
 * parked, and what needs them, are left as they are.
 *
 * A run is cancelled by settling everything that does not run, and by telling what runs to stop: what it then
 * finishes counts, what it leaves is cancelled. A run whose time is over ends in the same way, as failed. The run is finished when every task is settled and no script runs.
 */
import { invariant } from "../../contract/diagnostics/index.ts";
import { backoffMs } from "./backoff.ts";
import { dispatchReady, giveBack, payRetry, payWithin } from "./dispatch.ts";
import {
  changeUnit,
  isSettled,
  makeReady,
  taskAt,
  taskNode,
  unitAt,
  unitNode,
  type Draft,
} from "./draft.ts";
import { takeRetry } from "./retries.ts";
import { cancelTask, mark, settle, spread } from "./settle.ts";
import type { SchedulerEvent, State, Step, TaskWait } from "./state.ts";

/** @param elapsedMs since the run began in this process */
export function reduce(state: State, event: SchedulerEvent, elapsedMs = state.elapsedMs): Step {
  const draft: Draft = { ...state, elapsedMs, commands: [] };
  apply(draft, event);
  dispatchReady(draft);
  finishWhenDone(draft);
  const { commands, ...next } = draft;
  return { state: next, commands };
}

function apply(draft: Draft, event: SchedulerEvent): void {
  switch (event.is) {
    case "begin":
      begin(draft, event);
      return;
    case "task.started":
      startTask(draft, taskAt(draft, event.task));
      return;
    case "task.succeeded":
      settle(draft, taskAt(draft, event.task), "success");
      return;
    case "task.failed":
      failTask(draft, taskAt(draft, event.task), event);
      return;
    case "attempt.asked":
      askWithin(draft, event);
      return;
    case "attempt.priced":
      giveBack(draft, event.back);
      return;
    case "unit.ended":
      endUnit(draft, unitAt(draft, event.unit));
      return;
    case "unit.parked":
      parkUnit(draft, unitAt(draft, event.unit));
      return;
    case "gate.decided":
      wakeUnit(draft, unitAt(draft, event.unit));
      return;
    case "delay.over":
      endDelay(draft, unitAt(draft, event.unit));
      return;
    case "cancel":
      cancel(draft, event.as);
      return;
  }
}

function begin(
  draft: Draft,
  { settled, waits = [] }: Extract<SchedulerEvent, { readonly is: "begin" }>,
): void {
  invariant(draft.mode === "new", "a run began twice");
  draft.mode = "running";
  const ended = settled.map(({ task, status }) => {
    const at = taskAt(draft, task);
    mark(draft, at, status);
    return at;
  });
  // Units that have nothing left end before outcomes are propagated to their dependents.
  const { units } = draft.graph;
  units.forEach(({ tasks }, unit) => {
    if (tasks.every((task) => isSettled(draft, task))) changeUnit(draft, unit, { phase: "ended" });
  });
  holdUnits(draft, waits);
  spread(draft, ended);
  units.forEach(({ needs }, unit) => {
    if (needs === 0 && draft.units.get(unit).phase === "waiting") makeReady(draft, unit);
  });
}

/** A unit waits as long as the task of it that waits longest. */
function holdUnits(draft: Draft, waits: readonly TaskWait[]): void {
  const longest = new Map<number, number>();
  for (const { task, ms } of waits) {
    const { unit } = taskNode(draft, taskAt(draft, task));
    longest.set(unit, Math.max(ms, longest.get(unit) ?? 0));
  }
  for (const [unit, ms] of longest) {
    changeUnit(draft, unit, { isDelayed: true });
    draft.commands.push({ do: "delay", unit: unitNode(draft, unit).id, ms });
  }
}

function startTask(draft: Draft, task: number): void {
  const { status, tries } = draft.tasks.get(task);
  invariant(status === "pending", `a task that was ${status} started`);
  draft.tasks = draft.tasks.set(task, { status: "running", tries: tries + 1 });
}

function failTask(
  draft: Draft,
  task: number,
  { retryable, random, retryAfterMs }: Extract<SchedulerEvent, { readonly is: "task.failed" }>,
): void {
  const { id, tool, unit, retry } = taskNode(draft, task);
  const { tries } = draft.tasks.get(task);
  if (draft.mode === "cancelling") return cancelTask(draft, task);
  const retries = retryable && tries <= retry.limit ? takeRetry(draft.retries, tool) : undefined;
  const delayMs = backoffMs(retry, tries, random, retryAfterMs);
  const over = retries && payRetry(draft, task, delayMs);
  if (retries !== undefined && over === undefined) {
    draft.retries = retries;
    draft.tasks = draft.tasks.set(task, { status: "pending", tries });
    changeUnit(draft, unit, { retryAfterMs: delayMs });
    draft.commands.push({ do: "retry", task: id, delayMs });
  } else {
    draft.commands.push({ do: "fail", task: id, ...(over !== undefined && { budget: over }) });
    settle(draft, task, "failed");
  }
}

function askWithin(
  draft: Draft,
  event: Extract<SchedulerEvent, { readonly is: "attempt.asked" }>,
): void {
  const { instance, again } = event;
  const retries = again === undefined ? draft.retries : takeRetry(draft.retries, again.tool);
  const isRefused = retries === undefined || draft.mode !== "running";
  const budget = isRefused ? undefined : payWithin(draft, event);
  if (isRefused || budget !== undefined) {
    draft.commands.push({ do: "refuse", instance, ...(budget !== undefined && { budget }) });
  } else {
    draft.retries = retries;
    draft.commands.push({ do: "allow", instance });
  }
}

function endUnit(draft: Draft, unit: number): void {
  const { id, tasks } = unitNode(draft, unit);
  const { phase, retryAfterMs, ...rest } = draft.units.get(unit);
  invariant(phase === "running", `unit ${id} ended while it was ${phase}`);
  draft.running -= 1;
  if (draft.mode === "cancelling") {
    changeUnit(draft, unit, { phase: "ended" });
    for (const task of tasks) if (!isSettled(draft, task)) cancelTask(draft, task);
  } else if (retryAfterMs === undefined) {
    changeUnit(draft, unit, { phase: "ended" });
    invariant(
      tasks.every((task) => isSettled(draft, task)),
      `unit ${id} left a task behind`,
    );
  } else {
    draft.units = draft.units.set(unit, { ...rest, phase: "delayed" });
    draft.commands.push({ do: "delay", unit: id, ms: retryAfterMs });
  }
}

/** What of it was running runs again when its script does, and is then answered from the store. */
function parkUnit(draft: Draft, unit: number): void {
  if (draft.mode === "cancelling") return endUnit(draft, unit);
  const { id, tasks } = unitNode(draft, unit);
  const { phase, isWoken = false } = draft.units.get(unit);
  invariant(phase === "running", `unit ${id} was parked while it was ${phase}`);
  draft.running -= 1;
  for (const task of tasks) {
    const { status, tries } = draft.tasks.get(task);
    if (status === "running") draft.tasks = draft.tasks.set(task, { status: "pending", tries });
  }
  if (isWoken) return restart(draft, unit);
  draft.parked += 1;
  changeUnit(draft, unit, { phase: "parked" });
}

function wakeUnit(draft: Draft, unit: number): void {
  const { phase } = draft.units.get(unit);
  if (phase === "running") return changeUnit(draft, unit, { isWoken: true });
  if (phase !== "parked") return;
  draft.parked -= 1;
  restart(draft, unit);
}

function restart(draft: Draft, unit: number): void {
  changeUnit(draft, unit, { isWoken: false });
  makeReady(draft, unit);
}

function endDelay(draft: Draft, unit: number): void {
  changeUnit(draft, unit, { isDelayed: false });
  // The run may have been cancelled while the clock ran.
  if (draft.units.get(unit).phase === "delayed") makeReady(draft, unit);
}

function cancel(draft: Draft, as: State["cancelledAs"]): void {
  if (draft.mode !== "running") return;
  draft.mode = "cancelling";
  draft.cancelledAs = as;
  draft.graph.units.forEach(({ id, tasks }, unit) => {
    const { phase } = draft.units.get(unit);
    if (phase === "running") draft.commands.push({ do: "stop", unit: id });
    if (phase === "running" || phase === "ended") return;
    if (phase === "parked") draft.parked -= 1;
    changeUnit(draft, unit, { phase: "ended" });
    for (const task of tasks) if (!isSettled(draft, task)) cancelTask(draft, task);
  });
}

function finishWhenDone(draft: Draft): void {
  const active = draft.mode === "running" || draft.mode === "cancelling";
  if (!active || draft.running > 0 || (draft.unsettled > 0 && !onlyWaits(draft))) return;
  draft.mode = "finished";
  const status = draft.unsettled > 0 ? "waiting" : draft.outcome;
  draft.commands.push({ do: "finish", status });
}

/** Nothing can go on before a person has decided. */
function onlyWaits({ mode, parked, ready, graph, units }: Draft): boolean {
  if (mode !== "running" || parked === 0 || ready !== undefined) return false;
  return graph.units.every((_, unit) => units.get(unit).phase !== "delayed");
}
