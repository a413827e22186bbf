/**
 * The store as the rest of orchc knows it: what happened in runs, in order, and what came of it. Nothing here names a
 * file, and nothing blocks, so another database can stand behind the same interface. See docs/adr/0019.
 */
import type {
  JournalEvent,
  Origin,
  Recorded,
  RunFacts,
  RunStatus,
  TaskError,
  TaskFacts,
  TaskOutput,
  TaskStatus,
} from "../../contract/events.ts";
import type { Verification } from "../../contract/finding.ts";
import type { GateDecided, GateDecision, GateFacts } from "../../contract/gates.ts";
import type { PatternRow } from "./statements/patterns.ts";
import type { TemplateRow } from "./statements/templates.ts";
import type { CacheRow } from "./statements/cache.ts";
import type { Lease, LeaseRow, OwnerRow } from "./statements/leases.ts";

export interface RunRow extends RunFacts {
  readonly id: string;
  /** ISO 8601, like every time in the store. */
  readonly startedAt: string;
  readonly status: RunStatus;
  readonly completedAt?: string;
  readonly error?: string;
  /** Who executes it as a whole; absent when nobody does. */
  readonly owner?: string;
  /** The last sign of an owner. */
  readonly beatAt?: string;
}

export interface TaskRow extends TaskFacts {
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
  /** Where its output was made, when that was another run. */
  readonly from?: Origin;
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
  /** Its machine; absent in databases of 0.1.0. */
  readonly host?: string;
}

/** How a call of a tool went. */
export interface SettledRow {
  /** Full name: `markets.history`. */
  readonly tool: string;
  readonly status: "success" | "failed";
  /** From the start of the first attempt to the end of the last, waits between attempts included. */
  readonly durationMs: number;
  /** Number of the latest attempt. */
  readonly attempt: number;
}

export interface OutputRow extends TaskOutput {
  readonly task: string;
  readonly agent: string;
}

/** A gate that was asked, with what was decided. */
export interface GateRow extends GateFacts {
  readonly run: string;
  /** Name of the build. */
  readonly name: string;
  readonly task: string;
  readonly title: string;
  /** 1 for the first time that it was asked in its run. */
  readonly attempt: number;
  readonly since: string;
  /** Whether its run still needs to hear of a decision: it has not gone on from it. */
  readonly isOpen: boolean;
  /** Absent while nobody has decided. */
  readonly decided?: GateDecision & { readonly at: string };
}

/** What a verifier has said in the latest attempt of its task. */
export interface VerificationRow extends Pick<
  Verification,
  "tool" | "passed" | "checked" | "findings"
> {
  readonly task: string;
  /** Full name of its tool: `checks.lint`. */
  readonly check: string;
  /** Of the task. */
  readonly title: string;
  /** 0: taken from an earlier run. */
  readonly attempt: number;
  readonly command?: string;
  readonly exitCode?: number;
  readonly at: string;
}

/** A file on the bus of a run that a task has put there, or that tells of an attempt at it that failed. */
export interface ArtifactRow {
  /** Within the run: `t2/chart.svg`. */
  readonly path: string;
  /** That has made it, or failed. */
  readonly task: string;
  /**
   * `output`: an output too large for the store. `model`: a file or such an output, of a tool that may ask a model.
   * `error`: what is known of an attempt that failed, an `ErrorContext`.
   */
  readonly type: "file" | "output" | "model" | "error";
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly createdAt: string;
  /** Tasks that were handed it, in the order of the plan. */
  readonly consumers: readonly string[];
}

/** An output of some run, found by the identity of its task. */
export interface FoundOutput extends OutputRow {
  readonly run: string;
  /** When its task ran, in whatever run that was. */
  readonly madeAt: string;
}

/** An event contradicts what another process has stored; nothing of its transaction was written. */
export class EventRefused extends Error {
  override readonly name = "EventRefused";
  readonly run: string;
  /** Empty when it is about the run. */
  readonly task: string;

  constructor(event: JournalEvent) {
    const { type, run } = event;
    const task = "task" in event ? event.task : "";
    super(`${type} does not fit what is stored of task ${task} in run ${run}`);
    this.run = run;
    this.task = task;
  }
}

/** Another owner has the run now; nothing of the transaction was written. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
  readonly run: string;

  constructor({ run, number }: Lease) {
    super(`lease ${number} of run ${run} is over`);
    this.run = run;
  }
}

export interface Rebuilt {
  /** Runs whose rows were made again, and their events. */
  readonly runs: number;
  readonly events: number;
  /** Ids of runs whose journal is incomplete or contradicts itself: their rows stay as they are. */
  readonly damaged: readonly string[];
}

export interface AppendOptions {
  /** Survives a power cut when it resolves; otherwise a killed process. Default: false. */
  readonly lasting?: boolean;
  /** Under which the events are written. Default: none is needed, since each attempt has one process. */
  readonly lease?: Lease;
}

export interface Store {
  /**
   * Appends to the journal, and writes what follows from it: all, or nothing.
   *
   * @throws EventRefused when an event contradicts what is stored, LeaseLost when the lease has another owner
   */
  append(events: readonly JournalEvent[], options?: AppendOptions): Promise<readonly Recorded[]>;
  /** What happened in a run after a number (default 0: from its start), in order; `limit` defaults to 1000. */
  events(
    run: string,
    options?: { readonly after?: number; readonly limit?: number },
  ): Promise<Recorded[]>;
  /** Makes all rows of runs that have a journal again from it. */
  rebuild(): Promise<Rebuilt>;
  lease(run: string): Promise<LeaseRow | undefined>;
  /** Who executes which runs, by what they say of themselves. */
  owners(): Promise<OwnerRow[]>;
  /** Takes the run from the owner that has lease `after` (0: from nobody); `undefined` when another was faster. */
  takeLease(run: string, after: number, owner: string): Promise<Lease | undefined>;
  /** Whether the lease still holds. Waits for no lock: the next beat comes soon, and until then others must get on. */
  beat(lease: Lease): Promise<boolean>;
  /** Leaves a note for the owner that has this lease: it is to end the run. False when it has no owner any more. */
  askToCancel(lease: Lease): Promise<boolean>;
  releaseLease(lease: Lease): Promise<void>;
  /**
   * Takes a run out of the history, with its journal; false when it is not there any more.
   *
   * @throws LeaseLost when the lease has another owner
   */
  remove(lease: Lease): Promise<boolean>;
  /** Gives the disk back what removed runs took, unless another process writes now. */
  compact(): Promise<void>;
  run(id: string): Promise<RunRow | undefined>;
  /** Newest first; `limit` defaults to 100. */
  runs(options?: {
    readonly limit?: number;
    readonly plan?: string;
    /** Only those that go on from this run. */
    readonly from?: string;
  }): Promise<RunRow[]>;
  /** In the order of the plan. */
  tasks(run: string): Promise<TaskRow[]>;
  task(run: string, task: string): Promise<TaskRow | undefined>;
  attempts(run: string): Promise<AttemptRow[]>;
  /** Tasks that were run, in all runs, and succeeded or failed; those of the newest run first. */
  settled(): AsyncIterable<SettledRow>;
  output(run: string, task: string): Promise<OutputRow | undefined>;
  /** What later runs could take, by tool. */
  cached(): Promise<CacheRow[]>;
  /** From now on no run takes an output from the cache that was made before; gives how many that are. */
  forget(before: string): Promise<number>;
  /** Saved plans, by name and version. */
  templates(): Promise<TemplateRow[]>;
  /** Whether it was free: a version that is there is never changed. */
  addTemplate(row: TemplateRow): Promise<boolean>;
  /** Whether it was there. */
  removeTemplate(name: string, version: number): Promise<boolean>;
  /** What is known of patterns beside the runs in the journal, by id. */
  patterns(): Promise<PatternRow[]>;
  /** Keeps one that was imported; `content` is its JSON. */
  addPattern(id: string, content: string, at: string): Promise<void>;
  /** From now on neither an import of it nor runs that began before `at` count. */
  forgetPattern(id: string, at: string): Promise<void>;
  /** Outputs of tasks of this identity, of one run or of all that are not forgotten, newest first; `limit` defaults to 100. */
  outputsOf(
    identity: string,
    options?: { readonly run?: string; readonly limit?: number | undefined },
  ): Promise<FoundOutput[]>;
  /** Gates that were asked, of one run or of all: those of the newest run first. */
  gates(run?: string): Promise<GateRow[]>;
  /** What verifiers have said, in the order of the plan. */
  verifications(run: string): Promise<VerificationRow[]>;
  /** The latest earlier run of the same build that made the same check: the same tool with the same command. */
  checkedBefore(
    run: string,
    check: Pick<VerificationRow, "check"> & { readonly command?: string | undefined },
  ): Promise<string | undefined>;
  /** What was decided of gates of a run that has not gone on from it, in the order of events. */
  openDecisions(run: string): Promise<(Recorded & GateDecided)[]>;
  /** Files of tasks that succeeded and of attempts that failed, in the order of the plan. */
  artifacts(run: string): Promise<ArtifactRow[]>;
  /** One at a time, in the order of the plan: memory does not grow with their number. */
  outputs(run: string): AsyncIterable<OutputRow>;
  /** Whether what was recorded can still be found: it was not removed, and nothing else put in its place. */
  isInPlace(): Promise<boolean>;
  close(): Promise<void>;
}
