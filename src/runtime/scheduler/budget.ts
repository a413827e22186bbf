/** What a run may spend. A tool call is an attempt at a task; its price is the estimate of its task. */
import type { BudgetLimit } from "../../contract/budget.ts";

export interface Cost {
  /** Billionths of a dollar: whole numbers, so that sums are exact and ten times 0.07 is 0.7. */
  readonly nanoUsd: number;
  readonly toolCalls: number;
}

export interface Spent extends Cost {
  readonly seconds: number;
  /** Attempts by the id of their task; absent: none. */
  readonly attempts: ReadonlyMap<string, number>;
}

export interface Budget extends Cost {
  readonly seconds: number;
  /** Of all attempts at one task. */
  readonly perTask: Cost;
  /** What earlier processes of the run have spent of it. */
  readonly spent: Spent;
}

/** Which of the units that have not begun the rest of the budget is kept for. */
export interface Admission {
  /** Units that do not fit, and which limit says so; it is kept for all others. */
  readonly refused: ReadonlyMap<number, BudgetLimit>;
  /** The rank of the most urgent of them; what is more urgent is kept for, however much is given back. */
  readonly firstRefused: number;
  /** As long as less than this is given back, nothing that was refused fits. */
  readonly missing: Cost;
}

export const NOTHING: Cost = { nanoUsd: 0, toolCalls: 0 };
export const ENDLESS: Cost = { nanoUsd: Infinity, toolCalls: Infinity };

export function nanoUsdOf(usd: number): number {
  return Math.round(usd * 1e9);
}

export function plus(one: Cost, other: Cost): Cost {
  return {
    nanoUsd: one.nanoUsd + other.nanoUsd,
    toolCalls: one.toolCalls + other.toolCalls,
  };
}

export function minus(one: Cost, other: Cost): Cost {
  return {
    nanoUsd: one.nanoUsd - other.nanoUsd,
    toolCalls: one.toolCalls - other.toolCalls,
  };
}

/** The least of each. */
export function least(one: Cost, other: Cost): Cost {
  return {
    nanoUsd: Math.min(one.nanoUsd, other.nanoUsd),
    toolCalls: Math.min(one.toolCalls, other.toolCalls),
  };
}

export function times(count: number, { nanoUsd, toolCalls }: Cost): Cost {
  return { nanoUsd: count * nanoUsd, toolCalls: count * toolCalls };
}

/** What of the limit it is more than; what costs nothing fits also where nothing is left. */
export function exceeds(cost: Cost, limit: Cost): "usd" | "toolCalls" | undefined {
  if (cost.nanoUsd > Math.max(0, limit.nanoUsd)) return "usd";
  return cost.toolCalls > Math.max(0, limit.toolCalls) ? "toolCalls" : undefined;
}

/** Where the limits stand that a reason names. */
export function limitOf(budget: Budget, limit: BudgetLimit): number {
  switch (limit) {
    case "usd":
      return budget.nanoUsd / 1e9;
    case "toolCalls":
      return budget.toolCalls;
    case "seconds":
      return budget.seconds;
    case "perTask.usd":
      return budget.perTask.nanoUsd / 1e9;
    case "perTask.toolCalls":
      return budget.perTask.toolCalls;
  }
}
