/** The life of a unit between its dispatches: it ends, is delayed, parked, or ready once more. */
import { invariant } from "../../contract/diagnostics/index.ts";
import {
  changeUnit,
  isSettled,
  makeReady,
  taskAt,
  taskNode,
  unitNode,
  type Draft,
} from "./draft.ts";
import { cancelTask } from "./settle.ts";
import type { TaskWait } from "./state.ts";

/** A unit waits as long as the task of it that waits longest. */
export function holdUnits(draft: Draft, waits: readonly TaskWait[]): void {
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

export function endUnit(draft: Draft, unit: number): void {
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
export function parkUnit(draft: Draft, unit: number): void {
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

export function wakeUnit(draft: Draft, unit: number): void {
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

export function endDelay(draft: Draft, unit: number): void {
  changeUnit(draft, unit, { isDelayed: false });
  // The run may have been cancelled while the clock ran.
  if (draft.units.get(unit).phase === "delayed") makeReady(draft, unit);
}
