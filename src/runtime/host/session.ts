/** One unit on one worker process, from its assignment until its script ends, fails, is cancelled or loses its process. */
import { ToolError } from "../../catalog/errors.ts";
import { processEnded, protocolError, taskTimedOut } from "../../contract/diagnostics/index.ts";
import type { TaskError } from "../../contract/events.ts";
import type { Json } from "../../contract/json.ts";
import type { Answers, FromWorker, Question, Refusal } from "../protocol.ts";
import { timerMs } from "../timer-ms.ts";
import { outputOf } from "./outputs.ts";
import type { Progress } from "./progress.ts";
import { ProtocolError } from "./protocol-error.ts";
import type { RunContext } from "./run-context.ts";
import type { ProcessExit } from "./slots.ts";
import type { WorkerProcess } from "./worker-process.ts";
import { taskError, TaskProblem } from "./task-error.ts";
import type { Effect, UnitEffects } from "./unit-effects.ts";

/** Milliseconds that a script has to end: after its last task, after a failure, or after cancellation. */
const GRACE_MS = 2000;

/** Milliseconds that a script has before its next task: to load modules and to compute arguments. */
const BETWEEN_MS = 30_000;

export interface Session {
  /** Rejects when something could not be recorded. */
  readonly ended: Promise<SessionEnd>;
  /** Cancels the script, and kills its process when it does not end in time. */
  stop(): void;
}

export interface SessionEnd {
  /** Whether the worker process may serve another unit; otherwise it was killed. */
  readonly reusable: boolean;
  /** Whether the unit has to run again in a fresh process: it shared one that exited, perhaps because of another unit. */
  readonly rerun: boolean;
}

/** The task that asked has ended. It gets no reply: an error that nothing awaits would fail the task after it. */
class TooLate extends Error {}

export function openSession(
  worker: WorkerProcess,
  unit: string,
  progress: Progress,
  effects: UnitEffects,
  context: RunContext,
): Session {
  const ended = Promise.withResolvers<SessionEnd>();
  let over = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  /** Why the host killed the worker process. */
  let killReason: TaskError | undefined;
  let previous: Promise<unknown> = Promise.resolve();
  /** Effects that are being carried out for the tool. */
  const open = new Set<Promise<void>>();

  /** Starts the time limit of what the script does next. */
  function limitTime(): void {
    const { current, running } = progress;
    const task = running === undefined ? BETWEEN_MS : current?.timeoutMs;
    const ms = current === undefined ? GRACE_MS : (task ?? BETWEEN_MS);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (current !== undefined) killReason = taskError(taskTimedOut({ ms }), true);
      worker.kill();
    }, timerMs(ms));
  }

  /** One change at a time: each starts after the one before was recorded. */
  async function inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
    const result = previous
      .then(() => {
        clearTimeout(timer);
        return change();
      })
      .finally(() => {
        if (!over) limitTime();
      });
    previous = result.catch(() => {});
    return result;
  }

  async function answer(question: Question): Promise<Answers[Question["ask"]]> {
    switch (question.ask) {
      case "start":
        return inTurn(() => progress.start(question));
      case "succeed":
        return inTurn(() => progress.succeed(question, worker.staging));
      case "fail":
        return inTurn(() => progress.fail(question));
      case "output":
        return outputOf(context, question.task);
      case "fetch":
      case "exec":
      case "adopt":
        return carryOut(question);
    }
  }

  /** The session ends only after its effects have. */
  async function carryOut(effect: Effect): Promise<Answers[Effect["ask"]]> {
    const { running } = progress;
    if (running === undefined) throw new TooLate();
    const result = effects(effect, running);
    const done = result.then(
      () => void open.delete(done),
      () => void open.delete(done),
    );
    open.add(done);
    return result.finally(() => {
      if (progress.running !== running) throw new TooLate();
    });
  }

  async function reply(id: number, question: Question): Promise<void> {
    try {
      worker.send({ is: "reply", id, value: (await answer(question)) as Json });
    } catch (error) {
      if (error instanceof TooLate) return;
      if (error instanceof ProtocolError) violation(error.message);
      else if (isRefusal(error)) worker.send({ is: "refusal", id, error: refusalOf(error) });
      else abandon(error);
    }
  }

  /** A change could not be recorded, so what follows from the exit of the process is not recorded either. */
  function abandon(error: unknown): void {
    over = true;
    clearTimeout(timer);
    slot.release();
    ended.reject(error);
  }

  function violation(why: string): void {
    killReason ??= taskError(protocolError({ why }));
    worker.kill();
  }

  function receive(message: FromWorker): void {
    if (message.is === "question") void reply(message.id, message.question);
    else if (message.is === "log") progress.running?.log.write(`${message.line}\n`);
    else void settle(() => endTasks(undefined, message.reusable));
  }

  function onExit(exit: ProcessExit): void {
    void settle(async () => {
      const rerun = slot.wasShared && !stopped && progress.current !== undefined;
      if (!rerun) return endTasks(killReason ?? errorOf(exit), false);
      progress.rewind();
      return { reusable: false, rerun };
    });
  }

  /** @param error of the task that was running */
  async function endTasks(error: TaskError | undefined, reusable: boolean): Promise<SessionEnd> {
    const idle = progress.running === undefined;
    await progress.end(error);
    return { reusable: reusable && idle, rerun: false };
  }

  async function settle(settling: () => Promise<SessionEnd>): Promise<void> {
    try {
      await inTurn(async () => {
        if (over) return;
        over = true;
        const end = await settling();
        await Promise.all(open);
        if (!end.reusable) worker.kill();
        slot.release();
        ended.resolve(end);
      });
    } catch (thrown) {
      abandon(thrown);
    }
  }

  const slot = worker.acquire(unit, {
    message: receive,
    printed: (text) => progress.running?.log.write(text),
    exited: onExit,
  });
  limitTime();

  return {
    ended: ended.promise,
    stop: () => {
      stopped = true;
      progress.stop();
      worker.send({ is: "cancel", unit });
      // A session that is being settled has no time limit.
      if (!over) limitTime();
    },
  };
}

function errorOf({ reason, transient, stderrTail, protocolError: why }: ProcessExit): TaskError {
  if (why !== undefined) return taskError(protocolError({ why }));
  return taskError(processEnded({ reason, stderrTail: errorLine(stderrTail) }), transient);
}

/** The line of a stack trace that holds the error message. */
function errorLine(text: string): string {
  return /^(FATAL ERROR|\w*Error\b).*$/m.exec(text)?.[0] ?? text.split("\n").at(-1) ?? "";
}

function isRefusal(error: unknown): error is ToolError | TaskProblem {
  return error instanceof ToolError || error instanceof TaskProblem;
}

function refusalOf(error: ToolError | TaskProblem): Refusal {
  const { message, help, retryable } = error instanceof ToolError ? error : error.error;
  return { message, retryable, ...(help !== undefined && { help }) };
}
