/** What happens to tasks, written down: see `open-journal.ts`. */
import type {
  ArtifactFacts,
  TaskError,
  TaskFacts,
  TaskOutput,
  TaskReused,
  TaskVerified,
} from "../../contract/events.ts";
import type { GateFacts } from "../../contract/gates.ts";
import type { RecordCommand } from "../scheduler/index.ts";
import type { TaskIdentity } from "./identity/identify.ts";

export interface Journal {
  /**
   * An instance that was not known: it is recorded together with the first thing that happens to it.
   *
   * @param within the region that it ends with at the latest
   */
  add(facts: TaskFacts, within?: string): void;
  /** A new attempt begins; gives its number. */
  start(task: string, identity?: Pick<TaskIdentity, "sha256" | "uses">): Promise<number>;
  /** A gate begins to wait: its attempt with what it asks, given the time from which its deadline counts. */
  wait(task: string, askedAt: (at: string) => GateFacts): Promise<void>;
  /** A task that runs asks a person: it waits, or its attempt ends with that (`held` is absent of what it asks). */
  ask(task: string, gate: GateFacts): Promise<void>;
  /** What a gate asks that waits; `undefined` when it does not. */
  gateOf(task: string): GateFacts | undefined;
  /** Whether an attempt has begun, and has not ended. */
  isBegun(task: string): boolean;
  /** The number of its latest attempt. */
  attemptOf(task: string): number;
  /** It has its output from another run. */
  reuse(task: string, result: Pick<TaskReused, "output" | "from" | "by">): Promise<void>;
  succeed(task: string, output: TaskOutput): Promise<void>;
  /** What a verifier has found, in the attempt that runs. */
  verify(task: string, verification: TaskVerified["verification"]): Promise<void>;
  /** Keeps why an attempt failed until the scheduler has decided what follows. */
  noteFailure(task: string, error: TaskError, keepContext?: KeepContext): void;
  carryOut(commands: readonly RecordCommand[]): Promise<void>;
  /** Says of what is cancelled, and of a run that fails, that its time was over. */
  noteTimeout(message: string): void;
  /** Says of a run that fails what it left out. */
  noteLeftOut(message: () => string | undefined): void;
  /** How often a model is asked once the run has ended. */
  noteModelCalls(count: number): void;
  isDone(task: string): boolean;
  /** Whether it has ended, however that was. */
  isSettled(task: string): boolean;
  /** Whether a task may be done again when nobody knows whether it was done. */
  isRepeatable(task: string): boolean;
}

/** How an attempt failed. */
export interface Ending {
  readonly error: TaskError;
  readonly startedAt: string;
  readonly endedAt: string;
}

/** Puts what is known of an attempt on the bus; `undefined` when that is not possible. Never rejects. */
export type KeepContext = (ending: Ending) => Promise<ArtifactFacts | undefined>;
