/** Writes down what happens to tasks, and emits it once that is stored: nothing is reported that a crash could undo. */
import { hostname } from "node:os";
import type { JournalEvent, RunEvent, TaskStarted } from "../../contract/events.ts";
import type { Clock } from "./clock.ts";
import { commandEvents, type EndNotes } from "./command-events.ts";
import type { GroupCommit } from "./group-commit.ts";
import type { TaskIdentity } from "./identity/identify.ts";
import { inOrder } from "./in-order.ts";
import type { Journal } from "./journal.ts";
import { recordedTasks, type RecordedTasksOptions } from "./recorded-tasks.ts";
import type { RecordCommand } from "../scheduler/index.ts";

export interface JournalOptions extends RecordedTasksOptions {
  readonly run: string;
  readonly group: GroupCommit;
  readonly clock: Clock;
  readonly emit: (event: RunEvent) => void;
}

export function journalOf(options: JournalOptions): Journal {
  const { run, group, clock, emit } = options;
  const host = hostname();
  const tasks = recordedTasks(options);
  const { of, find, settle } = tasks;
  const notes: EndNotes = { timeout: undefined, leftOut: () => undefined, modelCalls: 0 };
  const { eventOf, withInner, msOf } = commandEvents({ run, tasks, notes, clock });

  async function append(events: readonly JournalEvent[], lasting: boolean): Promise<void> {
    const all = events.flatMap((event) => [...newTask(event), event]);
    for (const event of await group.append(all, { lasting })) emit(event);
  }

  const write = inOrder(append);

  function newTask(event: JournalEvent): JournalEvent[] {
    const state = "task" in event ? find(event.task) : undefined;
    if (state?.facts === undefined) return [];
    const { facts } = state;
    state.facts = undefined;
    return [{ type: "tasks.added", run, at: event.at, tasks: [facts] }];
  }

  /** The end of a run takes with it what was written before; and what changed something must not be forgotten. */
  function isLasting(command: RecordCommand): boolean {
    return command.do === "finish" || (command.do === "fail" && !of(command.task).repeatable);
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
    gateOf: (task) => find(task)?.gate,
    isBegun: (task) => find(task)?.running === true,
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
      const reason = `${task} has ended without it.`;
      const skipped = tasks.openIn(task).map((id) => eventOf({ do: "skip", task: id, reason }));
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
    noteTimeout: (message) => (notes.timeout = message),
    noteLeftOut: (message) => (notes.leftOut = message),
    noteModelCalls: (count) => (notes.modelCalls = count),
    add: (facts, region) => tasks.add(facts, clock.now(), region),
    isDone: (task) => find(task)?.done === true,
    isSettled: (task) => find(task)?.settled === true,
    isRepeatable: (task) => of(task).repeatable,
  };
}

function usedBy({ uses = [] }: Pick<TaskIdentity, "uses">): Pick<TaskStarted, "uses"> {
  return uses.length === 0 ? {} : { uses: uses.map(({ file, sha256 }) => ({ file, sha256 })) };
}
