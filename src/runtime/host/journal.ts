/** Writes down what happens to tasks, and emits it once that is stored: nothing is reported that a crash could undo. */
import { hostname } from "node:os";
import { invariant, outcomeNotKnown } from "../../contract/diagnostics/index.ts";
import type {
  JournalEvent,
  RunEvent,
  TaskError,
  TaskFacts,
  TaskOutput,
  TaskReused,
  TaskStarted,
} from "../../contract/events.ts";
import { isRegionTool } from "../../contract/regions/region-rows.ts";
import type { RecordCommand } from "../scheduler/index.ts";
import type { TaskRow } from "../store/index.ts";
import type { Clock } from "./clock.ts";
import type { GroupCommit } from "./group-commit.ts";
import type { TaskIdentity } from "./identity/identify.ts";
import { taskError } from "./task-error.ts";

export interface Journal {
  /** An instance that was not known: it is recorded together with the first thing that happens to it. */
  add(facts: TaskFacts): void;
  /** A new attempt begins; gives its number. */
  start(task: string, identity?: Pick<TaskIdentity, "sha256" | "uses">): Promise<number>;
  /** It has its output from another run. */
  reuse(task: string, result: Pick<TaskReused, "output" | "from" | "by">): Promise<void>;
  succeed(task: string, output: TaskOutput): Promise<void>;
  /** Keeps why an attempt failed until the scheduler has decided what follows. */
  noteFailure(task: string, error: TaskError): void;
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

interface Progress {
  readonly tool: string;
  attempt: number;
  /** Of the first attempt of this process, on the clock that only grows. */
  begun?: number;
  done: boolean;
  running: boolean;
  settled: boolean;
  /** What is to be recorded of it first. */
  facts?: TaskFacts | undefined;
  /** Should a power cut take what is known of it, it can be done again. */
  readonly repeatable: boolean;
  error?: TaskError;
}

export interface JournalOptions {
  readonly run: string;
  readonly tasks: readonly TaskRow[];
  /** Of regions what is in them and has a row: it ends with them. Default: none. */
  readonly within?: ReadonlyMap<string, readonly string[]>;
  /** Full names of the tools that may be called twice. */
  readonly repeatable: ReadonlySet<string>;
  readonly group: GroupCommit;
  readonly clock: Clock;
  readonly emit: (event: RunEvent) => void;
}

export function journalOf(options: JournalOptions): Journal {
  const { run, tasks, within = new Map<string, string[]>(), repeatable, group, clock, emit } = options; // prettier-ignore
  const begun = clock.elapsed();
  let timeout: string | undefined;
  let leftOut = (): string | undefined => undefined;
  let modelCalls = 0;
  const host = hostname();
  const progress = new Map(
    tasks.map(({ id, tool, attempt, status }): [string, Progress] => [
      id,
      {
        tool,
        attempt,
        done: status === "success",
        running: false,
        settled: status === "success" || status === "failed" || status === "skipped",
        repeatable: repeatable.has(tool) || isRegionTool(tool),
      },
    ]),
  );
  const of = (task: string): Progress => {
    const found = progress.get(task);
    invariant(found !== undefined, `task ${task} is not in the store`);
    return found;
  };

  async function write(events: readonly JournalEvent[], lasting = false): Promise<void> {
    const all = events.flatMap((event) => [...newTask(event), event]);
    for (const event of await group.append(all, { lasting })) emit(event);
  }

  function newTask(event: JournalEvent): JournalEvent[] {
    const state = "task" in event ? progress.get(event.task) : undefined;
    if (state?.facts === undefined) return [];
    const { facts } = state;
    state.facts = undefined;
    return [{ type: "tasks.added", run, at: event.at, tasks: [facts] }];
  }

  function msOf(task: string): number {
    return clock.elapsed() - (of(task).begun ?? begun);
  }

  function failureOf(task: string): TaskError {
    const { error } = of(task);
    invariant(error !== undefined, `task ${task} failed without a reason`);
    return error;
  }

  function cancelled(task: string, at: string, because?: string): JournalEvent {
    const { running, attempt, tool, repeatable: may } = of(task);
    const reason = because ?? timeout ?? "The run was cancelled.";
    if (!running || may) return { type: "task.cancelled", run, task, at, reason };
    const ended = timeout === undefined ? "the run was cancelled" : "the time of its run was over";
    const how = because === undefined ? ended : "it was not needed any more";
    const error = taskError(outcomeNotKnown({ task, tool, run, how }));
    return { type: "task.failed", run, task, at, attempt, error, ms: msOf(task) };
  }

  function eventOf(command: RecordCommand): JournalEvent {
    const at = clock.now();
    switch (command.do) {
      case "retry": {
        const { task, delayMs } = command;
        of(task).running = false;
        return { type: "task.retrying", run, task, at, attempt: of(task).attempt, delayMs, error: failureOf(task) }; // prettier-ignore
      }
      case "fail": {
        const { task } = command;
        const { attempt } = of(task);
        settle(task);
        return { type: "task.failed", run, task, at, attempt, error: failureOf(task), ms: msOf(task) }; // prettier-ignore
      }
      case "skip": {
        const { task, reason, budget } = command;
        settle(task);
        return { type: "task.skipped", run, task, at, reason, ...(budget !== undefined && { budget }) }; // prettier-ignore
      }
      case "cancel": {
        const event = cancelled(command.task, at, command.reason);
        settle(command.task);
        return event;
      }
      case "finish": {
        const { status } = command;
        const ms = clock.elapsed() - begun;
        const error = status === "failed" ? (timeout ?? leftOut()) : undefined;
        return { type: "run.finished", run, at, status, ms, ...(error !== undefined && { error }), ...(modelCalls > 0 && { modelCalls }) }; // prettier-ignore
      }
    }
  }

  function settle(task: string): void {
    const state = of(task);
    state.running = false;
    state.settled = true;
  }

  /** What stands in a region that has ended, and has not, does not run any more. */
  function withInner(command: RecordCommand): RecordCommand[] {
    if (command.do !== "fail" && command.do !== "skip" && command.do !== "cancel") return [command];
    const { task } = command;
    const left = (within.get(task) ?? []).filter((id) => !of(id).settled);
    if (command.do !== "fail") return [...left.map((id) => ({ ...command, task: id })), command];
    const reason = `It is a part of ${task}, which failed.`;
    return [...left.map((id): RecordCommand => of(id).running ? { do: "cancel", task: id, reason } : { do: "skip", task: id, reason }), command]; // prettier-ignore
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
      const started = { type: "task.started", run, task, at: clock.now(), attempt, pid: process.pid, host, ...(identity !== undefined && { identity: identity.sha256, ...usedBy(identity) }) } as const; // prettier-ignore
      await write([started], !state.repeatable);
      return attempt;
    },
    succeed: async (task, output) => {
      const state = of(task);
      const { attempt } = state;
      settle(task);
      const done = { type: "task.succeeded", run, task, at: clock.now(), attempt, ms: msOf(task), output } as const; // prettier-ignore
      // Items that an earlier process knew, and that are not there any more.
      const left = (within.get(task) ?? []).filter((id) => !of(id).settled);
      const reason = `${task} has ended without it.`;
      const skipped = left.map((id) => eventOf({ do: "skip", task: id, reason }));
      await write([...skipped, done], !state.repeatable);
      state.done = true;
    },
    reuse: async (task, result) => {
      const state = of(task);
      await write([{ type: "task.reused", run, task, at: clock.now(), ...result }], !state.repeatable); // prettier-ignore
      state.done = true;
      settle(task);
    },
    noteFailure: (task, error) => (of(task).error = error),
    carryOut: async (commands) => {
      if (commands.length === 0) return;
      const all = commands.flatMap(withInner);
      await write(all.map(eventOf), all.some(isLasting));
    },
    noteTimeout: (message) => (timeout = message),
    noteLeftOut: (message) => (leftOut = message),
    noteModelCalls: (count) => (modelCalls = count),
    add: (facts) => {
      const { id, tool } = facts;
      if (progress.has(id)) return;
      const may = repeatable.has(tool) || isRegionTool(tool);
      progress.set(id, { tool, attempt: 0, done: false, running: false, settled: false, repeatable: may, facts }); // prettier-ignore
    },
    isDone: (task) => progress.get(task)?.done === true,
    isSettled: (task) => progress.get(task)?.settled === true,
    isRepeatable: (task) => of(task).repeatable,
  };
}

function usedBy({ uses = [] }: Pick<TaskIdentity, "uses">): Pick<TaskStarted, "uses"> {
  return uses.length === 0 ? {} : { uses: uses.map(({ file, sha256 }) => ({ file, sha256 })) };
}
