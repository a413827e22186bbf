/** Writes down what happens to tasks, and emits it once that is stored: nothing is reported that a crash could undo. */
import { hostname } from "node:os";
import { invariant, outcomeNotKnown } from "../../contract/diagnostics/index.ts";
import type {
  JournalEvent,
  RunEvent,
  TaskError,
  TaskFailed,
  TaskRetrying,
  TaskStarted,
} from "../../contract/events.ts";
import type { GateFacts } from "../../contract/gates.ts";
import type { RecordCommand } from "../scheduler/index.ts";
import type { TaskRow } from "../store/index.ts";
import type { Clock } from "./clock.ts";
import type { GroupCommit } from "./group-commit.ts";
import type { TaskIdentity } from "./identity/identify.ts";
import { inOrder, type Deciding } from "./in-order.ts";
import type { Journal } from "./journal.ts";
import { taskError } from "./task-error.ts";
import { newRecordedTask, recordedTasks, type RecordedTask } from "./recorded-task.ts";

export interface JournalOptions {
  readonly run: string;
  readonly tasks: readonly TaskRow[];
  /** Of regions what is in them and has a row: it ends with them. Default: none. */
  readonly within?: ReadonlyMap<string, readonly string[]>;
  /** What gates ask that wait. Default: none does. */
  readonly gates?: ReadonlyMap<string, GateFacts>;
  /** Full names of the tools that may be called twice. */
  readonly repeatable: ReadonlySet<string>;
  readonly group: GroupCommit;
  readonly clock: Clock;
  readonly emit: (event: RunEvent) => void;
}

export function journalOf(options: JournalOptions): Journal {
  const {
    run,
    tasks,
    repeatable,
    gates = new Map<string, GateFacts>(),
    group,
    clock,
    emit,
  } = options;
  const within = new Map([...(options.within ?? [])].map(([id, inner]) => [id, [...inner]]));
  const begun = clock.elapsed();
  let timeout: string | undefined;
  let leftOut = (): string | undefined => undefined;
  let modelCalls = 0;
  const host = hostname();
  const progress = recordedTasks(tasks, repeatable, gates);
  const of = (task: string): RecordedTask => {
    const found = progress.get(task);
    invariant(found !== undefined, `task ${task} is not in the store`);
    return found;
  };

  async function append(events: readonly JournalEvent[], lasting: boolean): Promise<void> {
    const all = events.flatMap((event) => [...newTask(event), event]);
    for (const event of await group.append(all, { lasting })) emit(event);
  }

  const write = inOrder(append);

  function newTask(event: JournalEvent): JournalEvent[] {
    const state = "task" in event ? progress.get(event.task) : undefined;
    if (state?.facts === undefined) return [];
    const { facts } = state;
    state.facts = undefined;
    return [{ type: "tasks.added", run, at: event.at, tasks: [facts] }];
  }

  /** A person takes hours, and clocks that only grow end with their process. */
  function msOf(task: string): number {
    const { since } = of(task);
    if (since !== undefined) return Math.max(0, Date.parse(clock.now()) - Date.parse(since));
    return clock.elapsed() - (of(task).begun ?? begun);
  }

  function failureOf(task: string): TaskError {
    const { error } = of(task);
    invariant(error !== undefined, `task ${task} failed without a reason`);
    return error;
  }

  /** With what is known of the attempt, once: the next one has its own. */
  function withContext(event: TaskFailed | TaskRetrying): Deciding {
    const state = of(event.task);
    const { keepContext, startedAt } = state;
    state.keepContext = undefined;
    if (keepContext === undefined) return event;
    const ending = { error: event.error, startedAt, endedAt: event.at };
    return keepContext(ending).then((context) =>
      context === undefined ? event : { ...event, context },
    );
  }

  function cancelled(task: string, at: string, because?: string): Deciding {
    const { running, attempt, tool, repeatable: may } = of(task);
    const reason = because ?? timeout ?? "The run was cancelled.";
    if (!running || may) return { type: "task.cancelled", run, task, at, reason };
    const ended = timeout === undefined ? "the run was cancelled" : "the time of its run was over";
    const how = because === undefined ? ended : "it was not needed any more";
    const error = taskError(outcomeNotKnown({ task, tool, run, how }));
    return withContext({ type: "task.failed", run, task, at, attempt, error, ms: msOf(task) });
  }

  function eventOf(command: RecordCommand): Deciding {
    const at = clock.now();
    switch (command.do) {
      case "retry": {
        const { task, delayMs } = command;
        of(task).running = false;
        const { attempt } = of(task);
        return withContext({
          type: "task.retrying",
          run,
          task,
          at,
          attempt,
          delayMs,
          error: failureOf(task),
        });
      }
      case "fail": {
        const { task } = command;
        const { attempt } = of(task);
        settle(task);
        return withContext({
          type: "task.failed",
          run,
          task,
          at,
          attempt,
          error: failureOf(task),
          ms: msOf(task),
        });
      }
      case "skip": {
        const { task, reason, budget } = command;
        settle(task);
        return {
          type: "task.skipped",
          run,
          task,
          at,
          reason,
          ...(budget !== undefined && { budget }),
        };
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
        return {
          type: "run.finished",
          run,
          at,
          status,
          ms,
          ...(error !== undefined && { error }),
          ...(modelCalls > 0 && { modelCalls }),
        };
      }
    }
  }

  function settle(task: string): void {
    const state = of(task);
    state.running = false;
    state.gate = undefined;
    state.settled = true;
  }

  /** What stands in a region that has ended, and has not, does not run any more. */
  function withInner(command: RecordCommand): RecordCommand[] {
    if (command.do !== "fail" && command.do !== "skip" && command.do !== "cancel") return [command];
    const { task } = command;
    const left = (within.get(task) ?? []).filter((id) => !of(id).settled);
    if (command.do !== "fail") return [...left.map((id) => ({ ...command, task: id })), command];
    const reason = `It is a part of ${task}, which failed.`;
    return [
      ...left.map((id): RecordCommand =>
        of(id).running ? { do: "cancel", task: id, reason } : { do: "skip", task: id, reason },
      ),
      command,
    ];
  }

  /** The end of a run takes with it what was written before; and what changed something must not be forgotten. */
  function isLasting(command: RecordCommand): boolean {
    return command.do === "finish" || (command.do === "fail" && !of(command.task).repeatable);
  }

  function innerOf(region: string): string[] {
    const known = within.get(region) ?? [];
    within.set(region, known);
    return known;
  }

  function begin(task: string, identity?: Pick<TaskIdentity, "sha256" | "uses">): TaskStarted {
    const state = of(task);
    state.begun ??= clock.elapsed();
    state.attempt += 1;
    state.running = true;
    state.startedAt = clock.now();
    const { attempt, startedAt: at } = state;
    return {
      type: "task.started",
      run,
      task,
      at,
      attempt,
      pid: process.pid,
      host,
      ...(identity !== undefined && { identity: identity.sha256, ...usedBy(identity) }),
    };
  }

  return {
    start: async (task, identity) => {
      const started = begin(task, identity);
      of(task).gate = undefined;
      await write([started], !of(task).repeatable);
      return started.attempt;
    },
    wait: async (task, askedAt) => {
      const started = begin(task);
      const { at, attempt } = started;
      const state = of(task);
      const gate = askedAt(at);
      state.gate = gate;
      state.since ??= at;
      await write([started, { type: "gate.waiting", run, task, at, attempt, gate }]);
    },
    ask: async (task, gate) => {
      const state = of(task);
      // What asks again while it runs goes on as the next attempt: each has one question.
      const next = state.gate === undefined ? [] : [begin(task)];
      const { attempt } = state;
      state.gate = gate;
      state.since ??= state.startedAt;
      state.running = gate.asked?.held === true;
      const at = clock.now();
      await write([...next, { type: "gate.waiting", run, task, at, attempt, gate }]);
    },
    gateOf: (task) => progress.get(task)?.gate,
    isBegun: (task) => progress.get(task)?.running === true,
    attemptOf: (task) => of(task).attempt,
    succeed: async (task, output) => {
      const state = of(task);
      const { attempt } = state;
      settle(task);
      const done = {
        type: "task.succeeded",
        run,
        task,
        at: clock.now(),
        attempt,
        ms: msOf(task),
        output,
      } as const;
      // Items that an earlier process knew, and that are not there any more.
      const left = (within.get(task) ?? []).filter((id) => !of(id).settled);
      const reason = `${task} has ended without it.`;
      const skipped = left.map((id) => eventOf({ do: "skip", task: id, reason }));
      await write([...skipped, done], !state.repeatable);
      state.done = true;
    },
    reuse: async (task, result) => {
      const state = of(task);
      await write(
        [{ type: "task.reused", run, task, at: clock.now(), ...result }],
        !state.repeatable,
      );
      state.done = true;
      settle(task);
    },
    verify: async (task, verification) => {
      const { attempt } = of(task);
      await write([{ type: "task.verified", run, task, at: clock.now(), attempt, verification }]);
    },
    noteFailure: (task, error, keepContext) => {
      const state = of(task);
      state.error = error;
      state.keepContext = keepContext;
    },
    carryOut: async (commands) => {
      if (commands.length === 0) return;
      const all = commands.flatMap(withInner);
      await write(all.map(eventOf), all.some(isLasting));
    },
    noteTimeout: (message) => (timeout = message),
    noteLeftOut: (message) => (leftOut = message),
    noteModelCalls: (count) => (modelCalls = count),
    add: (facts, region) => {
      const { id } = facts;
      if (progress.has(id)) return;
      if (region !== undefined) innerOf(region).push(id);
      progress.set(id, newRecordedTask(facts, clock.now(), repeatable));
    },
    isDone: (task) => progress.get(task)?.done === true,
    isSettled: (task) => progress.get(task)?.settled === true,
    isRepeatable: (task) => of(task).repeatable,
  };
}

function usedBy({ uses = [] }: Pick<TaskIdentity, "uses">): Pick<TaskStarted, "uses"> {
  return uses.length === 0 ? {} : { uses: uses.map(({ file, sha256 }) => ({ file, sha256 })) };
}
