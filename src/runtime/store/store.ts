/**
 * The store as the rest of orchc knows it: what a run did, and what came of it. Everything is written
 * as a list of records in one transaction, so another database can stand behind the same interface.
 */
import type { RunStatus, TaskError, TaskStatus } from "../../contract/events.ts";
import type { Json, JsonObject } from "../../contract/json.ts";
import type { Note } from "../../contract/notes.ts";

export interface NewRun {
  readonly id: string;
  readonly name: string;
  /** sha256 of the canonical plan. */
  readonly plan: string;
  /** ISO 8601, like every time in the store. */
  readonly startedAt: string;
  readonly params: JsonObject;
  readonly query: string;
  /** Version of orchc that made the run. */
  readonly orchc: string;
  readonly node: string;
  /** How children are confined, in words. */
  readonly sandbox: string;
  /** Absolute path of the build. */
  readonly folder: string;
  /** The process that executes the run as a whole; absent when its scripts run alone. */
  readonly pid?: number;
}

export interface RunRow extends NewRun {
  readonly status: RunStatus;
  readonly completedAt?: string;
  readonly error?: string;
}

export interface NewTask {
  readonly id: string;
  readonly agent: string;
  readonly unit: string;
  readonly tool: string;
  readonly title: string;
}

export interface TaskRow extends NewTask {
  readonly status: TaskStatus;
  /** Start of the first attempt; of a task that has not started, the time at which its run was created. */
  readonly startedAt: string;
  readonly completedAt?: string;
  /** From the start of the first attempt to the end of the last, waits between attempts included. */
  readonly durationMs?: number;
  /** Why it failed, why it is tried again, or why it was skipped or cancelled. */
  readonly error?: string;
  /** Relative to the workspace; the bus file that holds an output too large for the store. */
  readonly outputFile?: string;
  /** Number of the latest attempt; 0 when none has begun. */
  readonly attempt: number;
}

export interface AttemptRow {
  readonly task: string;
  readonly attempt: number;
  readonly status: TaskStatus;
  readonly startedAt: string;
  readonly completedAt?: string;
  readonly error?: TaskError;
  /** The process that recorded it. */
  readonly pid: number;
}

export interface OutputMetadata {
  /** Short sentences with the numbers, from the tool. */
  readonly headline: readonly string[];
  /** What the tool admits; absent in databases of 0.1.0. */
  readonly notes?: readonly Note[];
  /** sha256 of tool, version and resolved arguments: equal work has an equal identity. */
  readonly identity: string;
  /** Full name: `markets.history`. */
  readonly tool: string;
  readonly version: string;
  /** Length of the output as JSON text. */
  readonly bytes: number;
}

export interface OutputRow {
  readonly task: string;
  readonly agent: string;
  /** The output; `{ "$file": FileRef }` when `outputFile` says that it stands on the bus. */
  readonly data: Json;
  readonly metadata: OutputMetadata;
  /** Relative to the workspace. */
  readonly outputFile?: string;
}

/** How a task ended. `error` goes to the attempt as a whole, and in words to the task's row. */
export type TaskOutcome =
  | {
      readonly status: "success";
      readonly data: Json;
      readonly metadata: OutputMetadata;
      readonly outputFile?: string;
    }
  | { readonly status: "failed"; readonly error: TaskError };

export type StoreRecord =
  /** The run and a row for each of its tasks, all pending. Refused (`RecordConflict`) when there is such a run. */
  | { readonly is: "run.created"; readonly run: NewRun; readonly tasks: readonly NewTask[] }
  /** Refused (`RecordConflict`) unless `attempt` follows the stored one and the task has not succeeded. */
  | {
      readonly is: "task.started";
      readonly run: string;
      readonly task: string;
      readonly attempt: number;
      readonly at: string;
    }
  /** The attempt failed and another follows. */
  | {
      readonly is: "task.retried";
      readonly run: string;
      readonly task: string;
      readonly attempt: number;
      readonly error: TaskError;
      readonly at: string;
    }
  /** Refused (`RecordConflict`) unless `attempt` is the running one. */
  | {
      readonly is: "task.ended";
      readonly run: string;
      readonly task: string;
      readonly attempt: number;
      readonly ms: number;
      readonly at: string;
      /** The work only read: should a power cut take this record, it can be done again. */
      readonly repeatable?: boolean;
      readonly outcome: TaskOutcome;
    }
  /** A task that does not run to an end: its needs cannot come true, or the run was cancelled. */
  | {
      readonly is: "task.dropped";
      readonly run: string;
      readonly task: string;
      readonly status: "skipped" | "cancelled";
      readonly reason: string;
      readonly at: string;
    }
  | {
      readonly is: "run.ended";
      readonly run: string;
      readonly status: Exclude<RunStatus, "running">;
      readonly at: string;
      readonly error?: string;
    };

/** A record contradicts what another process has stored; nothing of its transaction was written. */
export class RecordConflict extends Error {
  override readonly name = "RecordConflict";
  readonly run: string;
  readonly task: string;

  constructor(record: { readonly is: string; readonly run: string; readonly task: string }) {
    const { is, run, task } = record;
    super(`${is} does not fit what is stored of task ${task} in run ${run}`);
    this.run = run;
    this.task = task;
  }
}

export interface Store {
  /** Absolute path of the database. */
  readonly file: string;
  /** Writes all records or none. When it resolves they survive a killed process; ended tasks also a power cut. */
  commit(records: readonly StoreRecord[]): Promise<void>;
  run(id: string): Promise<RunRow | undefined>;
  /** Newest first; `limit` defaults to 100. */
  runs(options?: { readonly limit?: number; readonly plan?: string }): Promise<RunRow[]>;
  /** In the order of the plan. */
  tasks(run: string): Promise<TaskRow[]>;
  task(run: string, task: string): Promise<TaskRow | undefined>;
  attempts(run: string): Promise<AttemptRow[]>;
  output(run: string, task: string): Promise<OutputRow | undefined>;
  /** One at a time, in the order of the plan: memory does not grow with their number. */
  outputs(run: string): AsyncIterable<OutputRow>;
  /** Whether what was recorded can still be found: it was not removed, and nothing else put in its place. */
  isInPlace(): Promise<boolean>;
  close(): void;
}
