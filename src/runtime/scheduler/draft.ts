import { invariant } from "../../contract/diagnostics/index.ts";
import { NOTHING } from "./budget.ts";
import type { TaskNode, UnitNode } from "./graph.ts";
import { add, merge } from "./ready-queue.ts";
import type { Command, State, UnitState } from "./state.ts";

/** The state to come: a private copy that one call of `reduce` changes. */
export type Draft = { -readonly [Key in keyof State]: State[Key] } & {
  readonly commands: Command[];
};

export function makeReady(draft: Draft, unit: number): void {
  if (draft.units.get(unit).isDelayed === true)
    return changeUnit(draft, unit, { phase: "delayed" });
  changeUnit(draft, unit, { phase: "ready" });
  draft.ready = add(draft.ready, unitNode(draft, unit).rank);
}

/** The rest of the budget is another: who it is kept for has to be found anew. */
export function reconsider(draft: Draft): void {
  draft.admission = undefined;
  draft.freed = NOTHING;
  draft.ready = merge(draft.ready, draft.held);
  draft.held = undefined;
}

export function changeUnit(draft: Draft, unit: number, change: Partial<UnitState>): void {
  draft.units = draft.units.set(unit, { ...draft.units.get(unit), ...change });
}

export function isSettled(draft: Draft, task: number): boolean {
  const { status } = draft.tasks.get(task);
  return status !== "pending" && status !== "running";
}

export function taskNode(draft: Draft, task: number): TaskNode {
  const node = draft.graph.tasks[task];
  invariant(node !== undefined, `no task at ${task}`);
  return node;
}

export function unitNode(draft: Draft, unit: number): UnitNode {
  const node = draft.graph.units[unit];
  invariant(node !== undefined, `no unit at ${unit}`);
  return node;
}

export function taskAt(draft: Draft, id: string): number {
  const task = draft.graph.taskAt.get(id);
  invariant(task !== undefined, `no task ${id}`);
  return task;
}

export function unitAt(draft: Draft, id: string): number {
  const unit = draft.graph.unitAt.get(id);
  invariant(unit !== undefined, `no unit ${id}`);
  return unit;
}
