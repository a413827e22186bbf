/** The scheduler's state, the events that it receives and the commands that it gives. */
import type { RunStatus, TaskStatus } from "../../contract/events.ts";
import type { BudgetLimit } from "../../contract/budget.ts";
import type { InstanceId } from "../../contract/instance.ts";
import { NOTHING, plus, type Admission, type Budget, type Cost } from "./budget.ts";
import type { Graph } from "./graph.ts";
import { UNLIMITED_RETRIES, type RetryBudget } from "./retries.ts";
import type { ReadyQueue } from "./ready-queue.ts";
import { Table } from "./table.ts";

export type SettledStatus = Extract<TaskStatus, "success" | "failed" | "skipped" | "cancelled">;

export interface TaskState {
  readonly status: "pending" | "running" | SettledStatus;
  /** Tries begun in this run. */
  readonly tries: number;
}

/** `parked`: its script has come to gates that nobody has decided, and to nothing else that it could do. */
export type UnitPhase = "waiting" | "ready" | "running" | "delayed" | "parked" | "ended";

export interface UnitState {
  readonly phase: UnitPhase;
  /** Outcomes that it still waits for. */
  readonly unmet: number;
  /** Set when a task failed and is tried again: how long to wait once the script has ended. */
  readonly retryAfterMs?: number;
  /** Whether an attempt at each of its tasks that are pending is in `committed`. */
  readonly isPaid?: boolean;
  /** Whether an earlier process has begun a wait that is not over. */
  readonly isDelayed?: boolean;
  /** Whether a gate in it was decided since its script has begun. */
  readonly isWoken?: boolean;
}

export interface State {
  readonly graph: Graph;
  readonly maxParallel: number;
  /** Those that are left. */
  readonly retries: RetryBudget;
  readonly tasks: Table<TaskState>;
  readonly units: Table<UnitState>;
  /** Ranks of the units that could run now. */
  readonly ready: ReadyQueue;
  readonly running: number;
  /** Units that are parked. */
  readonly parked: number;
  /** Default: there is none. */
  readonly budget: Budget | undefined;
  /** Spent, and kept for what has begun; with what earlier processes of the run have spent. */
  readonly committed: Cost;
  /** Who the rest is kept for; `undefined` when that has to be found anew. */
  readonly admission: Admission | undefined;
  /** What was given back since that was found. */
  readonly freed: Cost;
  /** Ranks of the units that could run now if the budget had room. */
  readonly held: ReadyQueue;
  /** Milliseconds since the run began in this process, as far as events have said. */
  readonly elapsedMs: number;
  readonly unsettled: number;
  /** The worst outcome so far. */
  readonly outcome: Exclude<RunStatus, "running">;
  /** What the run ends as when a task is cancelled. */
  readonly cancelledAs: "cancelled" | "failed";
  readonly mode: "new" | "running" | "cancelling" | "finished";
}

export interface SettledTask {
  readonly task: string;
  readonly status: SettledStatus;
}

/** A task that is not tried again before. */
export interface TaskWait {
  readonly task: string;
  readonly ms: number;
}

export type SchedulerEvent =
  /**
   * `settled`: how tasks ended in an earlier process; they do not run again. `waits`: what is left of the waits that it
   * has begun; default: none.
   */
  | {
      readonly is: "begin";
      readonly settled: readonly SettledTask[];
      readonly waits?: readonly TaskWait[];
    }
  | { readonly is: "task.started"; readonly task: string }
  /** The output is in the store. */
  | { readonly is: "task.succeeded"; readonly task: string }
  /** `random` in [0, 1) spreads the retries of tasks that failed together. */
  | {
      readonly is: "task.failed";
      readonly task: string;
      readonly retryable: boolean;
      readonly random: number;
      /** Least milliseconds before the next try. */
      readonly retryAfterMs?: number;
    }
  /** Within a region an attempt wants to begin. */
  | {
      readonly is: "attempt.asked";
      /** The region, as far as the scheduler knows it. */
      readonly task: string;
      readonly instance: InstanceId;
      readonly cost: Cost;
      /** Estimated. */
      readonly seconds: number;
      /** Attempts of the instance that have begun in this process. */
      readonly attempts: number;
      /** Of another try: the tool, by its full name, and the milliseconds that it waits before. */
      readonly again?: { readonly tool: string; readonly delayMs: number };
    }
  /** An attempt that was paid for has taken less than was held for it; or more, when it is negative. */
  | { readonly is: "attempt.priced"; readonly back: Cost }
  /** The script of the unit has ended; every task that it did not finish was reported before. */
  | { readonly is: "unit.ended"; readonly unit: string }
  /** The script has ended for now: all that is left of the unit waits for people. */
  | { readonly is: "unit.parked"; readonly unit: string }
  /** A gate in the unit was decided. */
  | { readonly is: "gate.decided"; readonly unit: string }
  | { readonly is: "delay.over"; readonly unit: string }
  /** `as`: how the run then ends. */
  | { readonly is: "cancel"; readonly as: "cancelled" | "failed" };

export type Command =
  | { readonly do: "dispatch"; readonly unit: string }
  /** Send `delay.over` after so many milliseconds. */
  | { readonly do: "delay"; readonly unit: string; readonly ms: number }
  /** Cancel the script; `unit.ended` follows when it has ended. */
  | { readonly do: "stop"; readonly unit: string }
  /** Record that the failed try is followed by another. */
  | { readonly do: "retry"; readonly task: string; readonly delayMs: number }
  /** Record that the failed try was the last. */
  | {
      readonly do: "fail";
      readonly task: string;
      /** The limit that has no room for another try. */
      readonly budget?: BudgetLimit;
    }
  | {
      readonly do: "skip";
      readonly task: string;
      readonly reason: string;
      /** The limit that has no room for it. */
      readonly budget?: BudgetLimit;
    }
  | {
      readonly do: "cancel";
      readonly task: string;
      /** Default: the run was cancelled. */
      readonly reason?: string;
    }
  /** The attempt that was asked for may begin. */
  | { readonly do: "allow"; readonly instance: InstanceId }
  /** It may not; `budget` is the limit that has no room for it, absent where no more retries are left. */
  | { readonly do: "refuse"; readonly instance: InstanceId; readonly budget?: BudgetLimit }
  | { readonly do: "finish"; readonly status: Exclude<RunStatus, "running"> };

export interface Step {
  readonly state: State;
  readonly commands: readonly Command[];
}

/**
 * @param retries that may be begun; default: as many as the tasks' own limits allow
 * @param budget default: none
 */
export function initialState(
  graph: Graph,
  maxParallel: number,
  retries = UNLIMITED_RETRIES,
  budget?: Budget,
): State {
  return {
    graph,
    maxParallel,
    retries,
    tasks: Table.from(graph.tasks.map((): TaskState => ({ status: "pending", tries: 0 }))),
    units: Table.from(
      graph.units.map(({ needs }): UnitState => ({ phase: "waiting", unmet: needs })),
    ),
    ready: undefined,
    running: 0,
    parked: 0,
    budget,
    committed: plus(NOTHING, budget?.spent ?? NOTHING),
    admission: undefined,
    freed: NOTHING,
    held: undefined,
    elapsedMs: 0,
    unsettled: graph.tasks.length,
    outcome: "success",
    cancelledAs: "cancelled",
    mode: "new",
  };
}
