/** Carries out what the scheduler decides. */
import type { RunStatus } from "../../contract/events.ts";
import { initialState, type Command, type SchedulerEvent } from "./state.ts";
import type { Graph } from "./graph.ts";
import { reduce } from "./reduce.ts";
import type { Budget } from "./budget.ts";
import type { RetryBudget } from "./retries.ts";
import { faultPoint } from "../fault-point.ts";
import { timerMs } from "../timer-ms.ts";

/** Commands that are carried out by storing something. */
export type RecordCommand = Extract<
  Command,
  { readonly do: "retry" | "fail" | "skip" | "cancel" | "finish" }
>;

export interface Effects {
  /** Resolves when all are stored, after those of every earlier call. */
  record(commands: readonly RecordCommand[]): Promise<void>;
  dispatch(unit: string): void;
  stop(unit: string): void;
}

export interface Loop {
  /**
   * Resolves when the consequences of the event are recorded, and the units that became ready are dispatched; gives the
   * commands that followed from it.
   */
  send(event: SchedulerEvent): Promise<readonly Command[]>;
  /** The status of the run, once that is recorded; rejects when something could not be. */
  readonly finished: Promise<Exclude<RunStatus, "running">>;
  /** Drops pending retries. Events that are sent from now on are rejected. */
  close(): void;
}

export interface LoopLimits {
  /** Units in parallel. */
  readonly maxParallel: number;
  readonly retries: RetryBudget;
  readonly budget?: Budget | undefined;
  /** Milliseconds since the run began. */
  readonly elapsedMs: () => number;
}

export function startLoop(graph: Graph, limits: LoopLimits, effects: Effects): Loop {
  const finished = Promise.withResolvers<Exclude<RunStatus, "running">>();
  // The call of `send` that failed rejects too.
  finished.promise.catch(() => {});
  const timers = new Set<NodeJS.Timeout>();
  let state = initialState(graph, limits.maxParallel, limits.retries, limits.budget);
  let previous: Promise<unknown> = Promise.resolve();
  let closed = false;

  function delay(unit: string, ms: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      // `finished` rejects on a failure.
      send({ is: "delay.over", unit }).catch(() => {});
    }, timerMs(ms));
    timers.add(timer);
  }

  function carryOut(commands: readonly Command[]): void {
    for (const command of commands) {
      if (command.do === "dispatch") effects.dispatch(command.unit);
      else if (command.do === "stop") effects.stop(command.unit);
      else if (command.do === "delay") delay(command.unit, command.ms);
      else if (command.do === "finish") finished.resolve(command.status);
    }
  }

  async function send(event: SchedulerEvent): Promise<readonly Command[]> {
    if (closed) throw new Error(`the run is over: ${event.is} comes too late`);
    try {
      faultPoint("state.before");
      const { state: next, commands } = reduce(state, event, limits.elapsedMs());
      state = next;
      const records = commands.filter(isRecord);
      // Records of several events may share a transaction, but a unit is never stopped before it was dispatched.
      const recorded = records.length === 0 ? undefined : effects.record(records);
      const carried = Promise.all([previous, recorded]).then(() => {
        faultPoint("state.recorded");
        carryOut(commands);
        faultPoint("state.after");
      });
      previous = carried;
      await carried;
      return commands;
    } catch (error) {
      finished.reject(error);
      throw error;
    }
  }

  return {
    send,
    finished: finished.promise,
    close: () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

export function isRecord(command: Command): command is RecordCommand {
  switch (command.do) {
    case "dispatch":
    case "stop":
    case "delay":
    case "allow":
    case "refuse":
      return false;
    default:
      return true;
  }
}
