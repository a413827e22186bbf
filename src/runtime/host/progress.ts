/** What a session knows of the script of a unit: see `track-progress.ts`. */
import type { TaskError } from "../../contract/events.ts";
import type { CoreTask, Unit } from "../../contract/manifest.ts";
import type { Begun, Call, Question, StartAnswer } from "../protocol.ts";
import type { SchedulerEvent } from "../scheduler/index.ts";
import type { RunningTask } from "./attempt.ts";
import type { RunContext } from "./run-context.ts";

export type Asked<Ask extends Question["ask"]> = Extract<Question, { readonly ask: Ask }>;

export interface Progress {
  /** A task of which the script has said that it runs. */
  readonly running: RunningTask | undefined;
  /** The running task, or the next one; `undefined` when the script is leaving or has run all. */
  readonly current: CoreTask | undefined;
  /** Whether the script has run all. */
  readonly isComplete: boolean;
  /**
   * Records the start of the first task before its script asks for it, where that can do no harm: it may be done again
   * when the script does not come as far.
   */
  assign(): Promise<Begun | undefined>;
  /** The script runs the task that was assigned. */
  confirm(call: Call): void;
  start(question: Asked<"start">): Promise<StartAnswer>;
  /**
   * @param staging the folder in which a staged output is
   * @throws TaskProblem when the output cannot be kept, or the unit made what it may not write; the task has failed then;
   *   ProtocolError when it is not where the worker process says that it is
   */
  succeed(question: Asked<"succeed">, staging: string): Promise<null>;
  fail(question: Asked<"fail">): Promise<null>;
  /** Of what the running tool asked for, it is not known whether it was done: what was said instead of an answer. */
  lose(message: string): void;
  /** The script has ended. Its current task, if any, has failed with this error. */
  end(error?: TaskError): Promise<void>;
  /** The script starts again in another process. The interrupted attempt goes on there under its number. */
  rewind(): void;
  /** Its task waits for a person, and its script ends for now. */
  park(): void;
  /** Whether it has ended so. */
  readonly isParked: boolean;
  /** The run is cancelled: no task is started any more, and effects of the running tool are aborted. */
  stop(): void;
}

export interface ProgressOptions {
  readonly unit: Unit;
  /** Of the unit, in the order of the script. */
  readonly tasks: readonly CoreTask[];
  readonly context: RunContext;
  /** Sends an event to the scheduler. */
  readonly send: (event: SchedulerEvent) => Promise<unknown>;
  /** Tasks that may not run, with the reason. Default: none. */
  readonly refused?: ReadonlyMap<string, TaskError>;
  /** Paths that the unit may write. Default: none. */
  readonly write?: readonly string[];
}
