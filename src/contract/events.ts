/** Everything that happens in a run is one of these events: what is stored, shown live, and later sent to a server. */
import type { Adapted } from "./adapted.ts";
import type { BudgetLimit } from "./budget.ts";
import type { InstanceId } from "./instance.ts";
import type { OfAttempt, OfRun, OfTask } from "./event-subject.ts";
import type { Verification } from "./finding.ts";
import type { GateDecided, GateWaiting } from "./gates.ts";
import type { Json, JsonObject } from "./json.ts";
import type { LiveEvent } from "./live-event.ts";
import type { Note } from "./notes.ts";

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

/** `waiting`: it has ended for now, and goes on once a person has decided. */
export const runStatuses = ["running", "success", "failed", "cancelled", "waiting"] as const;
export type RunStatus = (typeof runStatuses)[number];

/** Why a task failed, as it is stored and shown. */
export interface TaskError {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
  /** Whether a later try may succeed. */
  readonly retryable: boolean;
  /** Least milliseconds before the next try, when whoever was asked has said so (`Retry-After`). */
  readonly retryAfterMs?: number;
  /** Of what was thrown: `TypeError`. */
  readonly class?: string;
  /** Where it was thrown, and what caused it: frames, the innermost first, and not all of a long one. */
  readonly stack?: string;
  /** How its worker process ended, when that ended the attempt: `exit code 1`, `signal SIGKILL`. */
  readonly exit?: string;
}

/** What a run is of, from its start on. */
export interface RunFacts {
  /** Of the build. */
  readonly name: string;
  /** sha256 of the canonical plan. */
  readonly plan: string;
  /** Of the manifest; absent in databases of 0.1.0. */
  readonly digest?: string;
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
  /** The run of an earlier build that it goes on from. */
  readonly from?: string;
  /** What its relative times count from. Default: its own start. */
  readonly since?: string;
}

export interface TaskFacts {
  readonly id: InstanceId;
  /** The task of the plan that it is an instance of; absent where that is its id. */
  readonly task?: string;
  readonly agent: string;
  readonly unit: string;
  /** Full name: `markets.history`. */
  readonly tool: string;
  readonly title: string;
}

export interface OutputMetadata {
  /** Short sentences with the numbers, from the tool. */
  readonly headline: readonly string[];
  /** What the tool admits; absent in databases of 0.1.0. */
  readonly notes?: readonly Note[];
  /** sha256 of tool, code, arguments and what is read by them: equal work has an equal identity. */
  readonly identity: string;
  /** Whether it may stand in for an equal task of another run. */
  readonly cacheable?: true;
  /** Its tool may ask a model. */
  readonly model?: true;
  /** Why equal identity is no proof of equal work here: a part of it stands for a place, not for what is there. */
  readonly byPath?: string;
  /** Of the output in canonical JSON, when it stands in the store. */
  readonly sha256?: string;
  /** Where it was made, when that was another run. */
  readonly from?: Origin;
  /** Full name: `markets.history`. */
  readonly tool: string;
  readonly version: string;
  /** Length of the output as JSON text. */
  readonly bytes: number;
}

/** A file on the bus of a run, as a reference names it. */
export interface ArtifactFacts {
  /** Within the run: `t2/chart.svg`. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
}

/** The run, task and time at which an output was made. */
export interface Origin {
  readonly run: string;
  readonly task: InstanceId;
  readonly at: string;
}

export interface TaskOutput {
  /** The output; `{ "$file": FileRef }` when `outputFile` says that it stands on the bus. */
  readonly data: Json;
  readonly metadata: OutputMetadata;
  /** Relative to the workspace; the bus file that holds an output too large for the store. */
  readonly outputFile?: string;
  /** Other files that the task has put on the bus; absent for none. */
  readonly files?: readonly ArtifactFacts[];
}

/** The run is in the store; nothing has started. */
export interface RunStarted extends OfRun {
  readonly type: "run.started";
  readonly facts: RunFacts;
  /** In the order of the plan. */
  readonly tasks: readonly TaskFacts[];
}

/** Its plan is another one made of a plan whose run has failed: what is done otherwise than was planned. */
export interface RunAdapted extends OfRun {
  readonly type: "run.adapted";
  readonly adapted: Adapted;
}

/** Another process goes on with the run; nothing has started again. */
export interface RunResumed extends OfRun {
  readonly type: "run.resumed";
  readonly pid: number;
  readonly orchc: string;
  readonly node: string;
  readonly sandbox: string;
  /** Tasks that are pending again: all that had not succeeded, and those that were asked for. */
  readonly again: readonly InstanceId[];
}

/** More has to be done than was known at the start: items of a loop, jobs that a task has found. */
export interface TasksAdded extends OfRun {
  readonly type: "tasks.added";
  /** None is there yet; in the order in which they stand behind all others. */
  readonly tasks: readonly TaskFacts[];
}

/** A try at a task began. */
export interface TaskStarted extends OfAttempt {
  readonly type: "task.started";
  /** The process that records it. */
  readonly pid: number;
  /** The machine of that process, by its name. */
  readonly host?: string;
  /** Absent where the task failed before its arguments were known. */
  readonly identity?: string;
  /** Files of the bus that it is handed in its arguments; absent for none. */
  readonly uses?: readonly Pick<ArtifactFacts, "file" | "sha256">[];
}

export interface TaskSucceeded extends OfAttempt {
  readonly type: "task.succeeded";
  /** From the start of the first attempt to the end of the last, waits between attempts included. */
  readonly ms: number;
  readonly output: TaskOutput;
}

/** It was not run: an earlier run has its output. */
export interface TaskReused extends OfTask {
  readonly type: "task.reused";
  readonly output: TaskOutput;
  readonly from: Origin;
  /** `resume`: from the run that this one goes on from. */
  readonly by: "cache" | "resume";
}

/** A try failed and another follows after `delayMs`. */
export interface TaskRetrying extends OfAttempt {
  readonly type: "task.retrying";
  readonly delayMs: number;
  readonly error: TaskError;
  /** What is known of the attempt: an `ErrorContext`. Absent where that could not be written. */
  readonly context?: ArtifactFacts;
}

/** A verifier has looked, in an attempt that runs; whether that succeeds is told next. Of what was reused the attempt is 0. */
export interface TaskVerified extends OfAttempt {
  readonly type: "task.verified";
  readonly verification: Omit<Verification, "counts">;
}

/** The last try failed. */
export interface TaskFailed extends OfAttempt {
  readonly type: "task.failed";
  readonly error: TaskError;
  /** As of `TaskRetrying`. */
  readonly context?: ArtifactFacts;
  readonly ms: number;
}

/** Its needs cannot come true any more, or it was left out for the budget. */
export interface TaskSkipped extends OfTask {
  readonly type: "task.skipped";
  readonly reason: string;
  /** The limit that had no room for it. */
  readonly budget?: BudgetLimit;
}

/** The run was cancelled before it ended. */
export interface TaskCancelled extends OfTask {
  readonly type: "task.cancelled";
  readonly reason: string;
}

/** Every task is settled and stored, or waits for a person, as do those that need it. */
export interface RunFinished extends OfRun {
  readonly type: "run.finished";
  readonly status: Exclude<RunStatus, "running">;
  readonly ms: number;
  readonly error?: string;
  /** Questions to a model that follow, to word the answer; absent: none. */
  readonly modelCalls?: number;
}

/** What is stored, in order. See docs/adr/0019. */
export type JournalEvent =
  | RunStarted
  | RunAdapted
  | RunResumed
  | TasksAdded
  | TaskStarted
  | TaskSucceeded
  | TaskReused
  | TaskRetrying
  | TaskVerified
  | TaskFailed
  | TaskSkipped
  | TaskCancelled
  | GateWaiting
  | GateDecided
  | RunFinished;

/** An event of the journal with its number: 1 is the first of its run, and none is left out. */
export type Recorded = JournalEvent & { readonly seq: number };

export type RunEvent = Recorded | LiveEvent;
