/** What is recorded of what the scheduler decides: that a task is tried again, or has ended, or that the run has. */
import { invariant, outcomeNotKnown } from "../../contract/diagnostics/index.ts";
import type { TaskError, TaskFailed, TaskRetrying } from "../../contract/events.ts";
import type { RecordCommand } from "../scheduler/index.ts";
import type { Clock } from "./clock.ts";
import type { Deciding } from "./in-order.ts";
import type { RecordedTasks } from "./recorded-tasks.ts";
import { taskError } from "./task-error.ts";

/** What is said of the end of the run, and of what ends with it. */
export interface EndNotes {
  /** That its time was over. */
  timeout: string | undefined;
  /** What it left out. */
  leftOut: () => string | undefined;
  /** How often a model is asked once it has ended. */
  modelCalls: number;
}

export interface CommandEvents {
  eventOf(command: RecordCommand): Deciding;
  /** The command, and those for what ends with its task: what stands in a region that has ended does not run any more. */
  withInner(command: RecordCommand): RecordCommand[];
  /** Milliseconds since the first attempt at a task began. */
  msOf(task: string): number;
}

export interface CommandEventsOptions {
  readonly run: string;
  readonly tasks: RecordedTasks;
  readonly notes: Readonly<EndNotes>;
  readonly clock: Clock;
}

export function commandEvents({ run, tasks, notes, clock }: CommandEventsOptions): CommandEvents {
  const begun = clock.elapsed();
  const { of } = tasks;

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
    const reason = because ?? notes.timeout ?? "The run was cancelled.";
    if (!running || may) return { type: "task.cancelled", run, task, at, reason };
    const ended =
      notes.timeout === undefined ? "the run was cancelled" : "the time of its run was over";
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
        tasks.settle(task);
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
        tasks.settle(task);
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
        tasks.settle(command.task);
        return event;
      }
      case "finish": {
        const { status } = command;
        const ms = clock.elapsed() - begun;
        const error = status === "failed" ? (notes.timeout ?? notes.leftOut()) : undefined;
        return {
          type: "run.finished",
          run,
          at,
          status,
          ms,
          ...(error !== undefined && { error }),
          ...(notes.modelCalls > 0 && { modelCalls: notes.modelCalls }),
        };
      }
    }
  }

  function withInner(command: RecordCommand): RecordCommand[] {
    if (command.do !== "fail" && command.do !== "skip" && command.do !== "cancel") return [command];
    const { task } = command;
    const left = tasks.openIn(task);
    if (command.do !== "fail") return [...left.map((id) => ({ ...command, task: id })), command];
    const reason = `It is a part of ${task}, which failed.`;
    return [
      ...left.map((id): RecordCommand =>
        of(id).running ? { do: "cancel", task: id, reason } : { do: "skip", task: id, reason },
      ),
      command,
    ];
  }

  return { eventOf, withInner, msOf };
}
