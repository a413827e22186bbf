/** One unit on one seat, from its assignment until its script has ended, in whatever way. */
import { ToolError } from "../../catalog/errors.ts";
import { processEnded, protocolBroken, taskTimedOut } from "../../contract/diagnostics/index.ts";
import type { TaskError } from "../../contract/events.ts";
import type { Json } from "../../contract/json.ts";
import type { Answers, FromSeat, Question, Refusal } from "../protocol.ts";
import { timerMs } from "../timer-ms.ts";
import { outputOf } from "./outputs.ts";
import type { Progress } from "./progress.ts";
import { ProtocolError } from "./protocol-error.ts";
import type { RunContext } from "./run-context.ts";
import type { SeatEnd } from "./places.ts";
import type { Seat } from "./seat.ts";
import { taskError, TaskProblem } from "./task-error.ts";
import type { Effect, UnitEffects } from "./unit-effects.ts";

/** Milliseconds that a script has to end: after its last task, after a failure, or after it was told to. */
const GRACE_MS = 2000;

/** Milliseconds that a script has to get to its next task: to load modules, and to work out arguments. */
const BETWEEN_MS = 30_000;

export interface Session {
  /** Rejects when something could not be recorded. */
  readonly ended: Promise<SessionEnd>;
  /** Tells the script to end, and ends it when it does not. */
  stop(): void;
}

export interface SessionEnd {
  /** Whether the seat may serve another unit; else it has been told to end. */
  readonly reusable: boolean;
  /** Whether the unit has to run again, alone: its process ended, and that may have been another unit's doing. */
  readonly again: boolean;
}

/** The task that asked is over. It gets no answer: an error that it does not wait for would hit the task after it. */
class TooLate extends Error {}

export function openSession(
  seat: Seat,
  unit: string,
  progress: Progress,
  effects: UnitEffects,
  context: RunContext,
): Session {
  const ended = Promise.withResolvers<SessionEnd>();
  let over = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  /** Why the seat was ended by us. */
  let fate: TaskError | undefined;
  let before: Promise<unknown> = Promise.resolve();
  /** What is being done for the tool. */
  const open = new Set<Promise<void>>();

  /** Whatever the script does next has a time limit from now on. */
  function limitTime(): void {
    const { current, running } = progress;
    const task = running === undefined ? BETWEEN_MS : current?.timeoutMs;
    const ms = current === undefined ? GRACE_MS : (task ?? BETWEEN_MS);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (current !== undefined) fate = taskError(taskTimedOut({ ms }), true);
      seat.kill();
    }, timerMs(ms));
  }

  /** One change at a time: each finds the one before recorded. */
  async function inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
    const result = before
      .then(() => {
        clearTimeout(timer);
        return change();
      })
      .finally(() => {
        if (!over) limitTime();
      });
    before = result.catch(() => {});
    return result;
  }

  async function answer(question: Question): Promise<Answers[Question["ask"]]> {
    switch (question.ask) {
      case "start":
        return inTurn(() => progress.start(question));
      case "succeed":
        return inTurn(() => progress.succeed(question, seat.staging));
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

  /** The session is not over before this is. */
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
      seat.send({ is: "reply", id, value: (await answer(question)) as Json });
    } catch (error) {
      if (error instanceof TooLate) return;
      if (error instanceof ProtocolError) breakOff(error.message);
      else if (isRefusal(error)) seat.send({ is: "refusal", id, error: refusalOf(error) });
      else giveUp(error);
    }
  }

  /** What happened could not be recorded: nor is what follows from the end of the process. */
  function giveUp(error: unknown): void {
    over = true;
    clearTimeout(timer);
    place.leave();
    ended.reject(error);
  }

  function breakOff(why: string): void {
    fate ??= taskError(protocolBroken({ why }));
    seat.kill();
  }

  function take(message: FromSeat): void {
    if (message.is === "question") void reply(message.id, message.question);
    else if (message.is === "log") progress.running?.log.write(`${message.line}\n`);
    else void settle(() => endTasks(undefined, message.reusable));
  }

  /** The process is gone. */
  function lose(end: SeatEnd): void {
    void settle(async () => {
      const again = place.hadCompany && !stopped && progress.current !== undefined;
      if (!again) return endTasks(fate ?? endedBy(end), false);
      progress.rewind();
      return { reusable: false, again };
    });
  }

  /** @param error what the task that the script was at failed with */
  async function endTasks(error: TaskError | undefined, reusable: boolean): Promise<SessionEnd> {
    const idle = progress.running === undefined;
    await progress.end(error);
    return { reusable: reusable && idle, again: false };
  }

  async function settle(settling: () => Promise<SessionEnd>): Promise<void> {
    try {
      await inTurn(async () => {
        if (over) return;
        over = true;
        const end = await settling();
        await Promise.all(open);
        if (!end.reusable) seat.kill();
        place.leave();
        ended.resolve(end);
      });
    } catch (thrown) {
      giveUp(thrown);
    }
  }

  const place = seat.take(unit, {
    message: take,
    printed: (text) => progress.running?.log.write(text),
    ended: lose,
  });
  limitTime();

  return {
    ended: ended.promise,
    stop: () => {
      stopped = true;
      progress.stop();
      seat.send({ is: "cancel", unit });
      // One that is being settled needs no more time.
      if (!over) limitTime();
    },
  };
}

function endedBy({ how, passing, lastWords, broke }: SeatEnd): TaskError {
  if (broke !== undefined) return taskError(protocolBroken({ why: broke }));
  return taskError(processEnded({ how, lastWords: gist(lastWords) }), passing);
}

/** Of a page of stack traces, the line that says what happened. */
function gist(text: string): string {
  return /^(FATAL ERROR|\w*Error\b).*$/m.exec(text)?.[0] ?? text.split("\n").at(-1) ?? "";
}

function isRefusal(error: unknown): error is ToolError | TaskProblem {
  return error instanceof ToolError || error instanceof TaskProblem;
}

function refusalOf(error: ToolError | TaskProblem): Refusal {
  const { message, help, retryable } = error instanceof ToolError ? error : error.error;
  return { message, retryable, ...(help !== undefined && { help }) };
}
