/** Everything that happens in a run is one of these events: what is shown live, stored, and later sent to a server. */
import type { Diagnostic } from "./diagnostics/index.ts";

export const taskStatuses = [
  "pending",
  "running",
  "success",
  "failed",
  "skipped",
  "cancelled",
  "waiting",
] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export const runStatuses = ["running", "success", "failed", "cancelled"] as const;
export type RunStatus = (typeof runStatuses)[number];

/** Why a task failed, as it is stored and shown. */
export interface TaskError {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
  readonly retryable: boolean;
}

export type RunEvent =
  /** The run is in the store; nothing has started. */
  | {
      readonly type: "run.started";
      readonly run: string;
      readonly name: string;
      readonly at: string;
      readonly tasks: number;
    }
  /** A try at a task began. `attempt` is 1 for the first. */
  | {
      readonly type: "task.started";
      readonly run: string;
      readonly task: string;
      readonly attempt: number;
      readonly at: string;
    }
  /** The output is in the store. */
  | {
      readonly type: "task.succeeded";
      readonly run: string;
      readonly task: string;
      readonly ms: number;
      readonly at: string;
    }
  /** A try failed and another follows after `delayMs`. */
  | {
      readonly type: "task.retrying";
      readonly run: string;
      readonly task: string;
      readonly attempt: number;
      readonly delayMs: number;
      readonly error: TaskError;
      readonly at: string;
    }
  /** The last try failed. */
  | {
      readonly type: "task.failed";
      readonly run: string;
      readonly task: string;
      readonly error: TaskError;
      readonly ms: number;
      readonly at: string;
    }
  /** Its needs cannot come true any more. */
  | {
      readonly type: "task.skipped";
      readonly run: string;
      readonly task: string;
      readonly reason: string;
      readonly at: string;
    }
  /** The run was cancelled before it ended. */
  | {
      readonly type: "task.cancelled";
      readonly run: string;
      readonly task: string;
      readonly at: string;
    }
  /** A line that a tool logged or printed. */
  | {
      readonly type: "task.log";
      readonly run: string;
      readonly task: string;
      readonly line: string;
      readonly at: string;
    }
  /** Something that concerns the run as a whole, e.g. a weaker sandbox than asked for. */
  | {
      readonly type: "run.note";
      readonly run: string;
      readonly diagnostic: Diagnostic;
      readonly at: string;
    }
  /** Every task is settled and stored. */
  | {
      readonly type: "run.finished";
      readonly run: string;
      readonly status: RunStatus;
      readonly ms: number;
      readonly at: string;
    };
