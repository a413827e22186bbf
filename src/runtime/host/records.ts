/** Records what tasks do, and emits its event once that is stored: nothing is reported that a crash could undo. */
import { invariant } from "../../contract/diagnostics/index.ts";
import type { RunEvent, TaskError } from "../../contract/events.ts";
import type { Json } from "../../contract/json.ts";
import type { RecordCommand } from "../scheduler/index.ts";
import type { OutputMetadata, StoreRecord, TaskRow } from "../store/index.ts";
import type { Clock } from "./clock.ts";
import type { GroupCommit } from "./group-commit.ts";

export interface Output {
  readonly data: Json;
  readonly metadata: OutputMetadata;
  readonly outputFile?: string;
}

export interface Records {
  /** Records a new attempt, and gives its number. */
  start(task: string): Promise<number>;
  succeed(task: string, output: Output): Promise<void>;
  /** Keeps why an attempt failed until the scheduler has decided what follows. */
  noteFailure(task: string, error: TaskError): void;
  carryOut(commands: readonly RecordCommand[]): Promise<void>;
  isDone(task: string): boolean;
}

interface Progress {
  attempt: number;
  /** Of the first attempt, on the clock that only grows. */
  begun: number;
  done: boolean;
  readonly repeatable: boolean;
  error?: TaskError;
}

export interface RecordsOptions {
  readonly run: string;
  readonly tasks: readonly TaskRow[];
  /** Full names of the tools that only read. */
  readonly readers: ReadonlySet<string>;
  readonly group: GroupCommit;
  readonly clock: Clock;
  readonly emit: (event: RunEvent) => void;
}

export function recordsOf({ run, tasks, readers, group, clock, emit }: RecordsOptions): Records {
  const begun = clock.elapsed();
  const progress = new Map(
    tasks.map(({ id, tool, attempt, status }): [string, Progress] => [
      id,
      { attempt, begun, done: status === "success", repeatable: readers.has(tool) },
    ]),
  );
  const of = (task: string): Progress => {
    const found = progress.get(task);
    invariant(found !== undefined, `task ${task} is not in the store`);
    return found;
  };

  function end(task: string) {
    const { begun: since, attempt, repeatable } = of(task);
    return { ms: clock.elapsed() - since, at: clock.now(), attempt, repeatable };
  }

  function failureOf(task: string): TaskError {
    const { error } = of(task);
    invariant(error !== undefined, `task ${task} failed without a reason`);
    return error;
  }

  function carryOut(command: RecordCommand): readonly [StoreRecord, RunEvent] {
    const at = clock.now();
    switch (command.do) {
      case "retry": {
        const { task, delayMs } = command;
        const { attempt } = of(task);
        const error = failureOf(task);
        return [
          { is: "task.retried", run, task, attempt, error, at },
          { type: "task.retrying", run, task, attempt, delayMs, error, at },
        ];
      }
      case "fail": {
        const { task } = command;
        const error = failureOf(task);
        const { ms, attempt, repeatable } = end(task);
        const outcome = { status: "failed", error } as const;
        return [
          { is: "task.ended", run, task, attempt, ms, at, repeatable, outcome },
          { type: "task.failed", run, task, error, ms, at },
        ];
      }
      case "skip": {
        const { task, reason } = command;
        return [
          { is: "task.dropped", run, task, status: "skipped", reason, at },
          { type: "task.skipped", run, task, reason, at },
        ];
      }
      case "cancel": {
        const { task } = command;
        const reason = "The run was cancelled.";
        return [
          { is: "task.dropped", run, task, status: "cancelled", reason, at },
          { type: "task.cancelled", run, task, at },
        ];
      }
      case "finish": {
        const { status } = command;
        return [
          { is: "run.ended", run, status, at },
          { type: "run.finished", run, status, ms: clock.elapsed() - begun, at },
        ];
      }
    }
  }

  return {
    start: async (task) => {
      const state = of(task);
      if (state.attempt === 0) state.begun = clock.elapsed();
      state.attempt += 1;
      const { attempt } = state;
      const at = clock.now();
      await group.commit([{ is: "task.started", run, task, attempt, at }]);
      emit({ type: "task.started", run, task, attempt, at });
      return attempt;
    },
    succeed: async (task, output) => {
      const { ms, at, attempt, repeatable } = end(task);
      const outcome = { status: "success", ...output } as const;
      await group.commit([{ is: "task.ended", run, task, attempt, ms, at, repeatable, outcome }]);
      of(task).done = true;
      emit({ type: "task.succeeded", run, task, ms, at });
    },
    noteFailure: (task, error) => (of(task).error = error),
    carryOut: async (commands) => {
      if (commands.length === 0) return;
      const both = commands.map(carryOut);
      await group.commit(both.map(([record]) => record));
      for (const [, event] of both) emit(event);
    },
    isDone: (task) => of(task).done,
  };
}
