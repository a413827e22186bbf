/** Writes down what happens to tasks, and emits it once that is stored: nothing is reported that a crash could undo. */
import { hostname } from "node:os";
import { invariant, outcomeNotKnown } from "../../contract/diagnostics/index.ts";
import type {
  ArtifactFacts,
  JournalEvent,
  RunEvent,
  TaskError,
  TaskOutput,
  TaskReused,
  TaskStarted,
} from "../../contract/events.ts";
import type { RecordCommand } from "../scheduler/index.ts";
import type { TaskRow } from "../store/index.ts";
import type { Clock } from "./clock.ts";
import type { GroupCommit } from "./group-commit.ts";
import type { TaskIdentity } from "./identity/identify.ts";
import { taskError } from "./task-error.ts";

export interface Journal {
  /** A new attempt begins; gives its number. */
  start(task: string, identity?: Pick<TaskIdentity, "sha256" | "uses">): Promise<number>;
  /** It has its output from another run. */
  reuse(task: string, result: Pick<TaskReused, "output" | "from" | "by">): Promise<void>;
  succeed(task: string, output: TaskOutput): Promise<void>;
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

interface Progress {
  readonly tool: string;
  attempt: number;
  /** Of the latest attempt. */
  startedAt: string;
  /** Of the first attempt of this process, on the clock that only grows. */
  begun?: number;
  done: boolean;
  running: boolean;
  /** Should a power cut take what is known of it, it can be done again. */
  readonly repeatable: boolean;
  error?: TaskError;
  keepContext?: KeepContext | undefined;
}

export interface JournalOptions {
  readonly run: string;
  readonly tasks: readonly TaskRow[];
  /** Full names of the tools that may be called twice. */
  readonly repeatable: ReadonlySet<string>;
  readonly group: GroupCommit;
  readonly clock: Clock;
  readonly emit: (event: RunEvent) => void;
}

export function journalOf({ run, tasks, repeatable, group, clock, emit }: JournalOptions): Journal {
  const begun = clock.elapsed();
  let timeout: string | undefined;
  let leftOut = (): string | undefined => undefined;
  let modelCalls = 0;
  /** Until what was decided before is on its way to the store. */
  let turn: Promise<unknown> = Promise.resolve();
  const host = hostname();
  const progress = new Map(
    tasks.map(({ id, tool, attempt, startedAt, status }): [string, Progress] => [
      id,
      {
        tool,
        attempt,
        startedAt,
        done: status === "success",
        running: false,
        repeatable: repeatable.has(tool),
      },
    ]),
  );
  const of = (task: string): Progress => {
    const found = progress.get(task);
    invariant(found !== undefined, `task ${task} is not in the store`);
    return found;
  };

  async function write(events: readonly JournalEvent[], lasting = false): Promise<void> {
    for (const event of await group.append(events, { lasting })) emit(event);
  }

  function msOf(task: string): number {
    return clock.elapsed() - (of(task).begun ?? begun);
  }

  function failureOf(task: string): TaskError {
    const { error } = of(task);
    invariant(error !== undefined, `task ${task} failed without a reason`);
    return error;
  }

  /** Once for an attempt: the next one has its own. */
  async function contextOf(task: string, error: TaskError, endedAt: string) {
    const state = of(task);
    const { keepContext, startedAt } = state;
    state.keepContext = undefined;
    const context = await keepContext?.({ error, startedAt, endedAt });
    return context === undefined ? {} : { context };
  }

  async function cancelled(task: string, at: string): Promise<JournalEvent> {
    const { running, attempt, tool, repeatable: may } = of(task);
    const reason = timeout ?? "The run was cancelled.";
    if (!running || may) return { type: "task.cancelled", run, task, at, reason };
    const how = timeout === undefined ? "the run was cancelled" : "the time of its run was over";
    const error = taskError(outcomeNotKnown({ task, tool, run, how }));
    return { type: "task.failed", run, task, at, attempt, error, ms: msOf(task), ...(await contextOf(task, error, at)) }; // prettier-ignore
  }

  async function eventOf(command: RecordCommand): Promise<JournalEvent> {
    const at = clock.now();
    switch (command.do) {
      case "retry": {
        const { task, delayMs } = command;
        of(task).running = false;
        const { attempt } = of(task);
        const error = failureOf(task);
        return { type: "task.retrying", run, task, at, attempt, delayMs, error, ...(await contextOf(task, error, at)) }; // prettier-ignore
      }
      case "fail": {
        const { task } = command;
        const { attempt } = of(task);
        const error = failureOf(task);
        return { type: "task.failed", run, task, at, attempt, error, ms: msOf(task), ...(await contextOf(task, error, at)) }; // prettier-ignore
      }
      case "skip": {
        const { task, reason, budget } = command;
        return { type: "task.skipped", run, task, at, reason, ...(budget !== undefined && { budget }) }; // prettier-ignore
      }
      case "cancel":
        return cancelled(command.task, at);
      case "finish": {
        const { status } = command;
        const ms = clock.elapsed() - begun;
        const error = status === "failed" ? (timeout ?? leftOut()) : undefined;
        return { type: "run.finished", run, at, status, ms, ...(error !== undefined && { error }), ...(modelCalls > 0 && { modelCalls }) }; // prettier-ignore
      }
    }
  }

  /** The end of a run takes with it what was written before; and what changed something must not be forgotten. */
  function isLasting(command: RecordCommand): boolean {
    return command.do === "finish" || (command.do === "fail" && !of(command.task).repeatable);
  }

  return {
    start: async (task, identity) => {
      const state = of(task);
      state.begun ??= clock.elapsed();
      state.attempt += 1;
      const { attempt } = state;
      state.running = true;
      state.startedAt = clock.now();
      const started = { type: "task.started", run, task, at: state.startedAt, attempt, pid: process.pid, host, ...(identity !== undefined && { identity: identity.sha256, ...usedBy(identity) }) } as const; // prettier-ignore
      await write([started], !state.repeatable);
      return attempt;
    },
    succeed: async (task, output) => {
      const state = of(task);
      const { attempt } = state;
      const done = { type: "task.succeeded", run, task, at: clock.now(), attempt, ms: msOf(task), output } as const; // prettier-ignore
      await write([done], !state.repeatable);
      state.done = true;
      state.running = false;
    },
    reuse: async (task, result) => {
      const state = of(task);
      await write([{ type: "task.reused", run, task, at: clock.now(), ...result }], !state.repeatable); // prettier-ignore
      state.done = true;
    },
    noteFailure: (task, error, keepContext) => {
      const state = of(task);
      state.error = error;
      state.keepContext = keepContext;
    },
    carryOut: async (commands) => {
      if (commands.length === 0) return;
      // Files of several failures are written side by side, and what was decided first is stored first.
      const events = Promise.all(commands.map(eventOf));
      const appending = turn.then(async () => ({ stored: write(await events, commands.some(isLasting)) })); // prettier-ignore
      turn = appending.catch(() => {});
      const { stored } = await appending;
      await stored;
    },
    noteTimeout: (message) => (timeout = message),
    noteLeftOut: (message) => (leftOut = message),
    noteModelCalls: (count) => (modelCalls = count),
    isDone: (task) => of(task).done,
    isRepeatable: (task) => of(task).repeatable,
  };
}

function usedBy({ uses = [] }: Pick<TaskIdentity, "uses">): Pick<TaskStarted, "uses"> {
  return uses.length === 0 ? {} : { uses: uses.map(({ file, sha256 }) => ({ file, sha256 })) };
}
