/** One unit on one worker process, from its assignment until its script ends, fails, is cancelled or loses its process. */
import { protocolError, taskTimedOut } from "../../contract/diagnostics/index.ts";
import type { TaskError } from "../../contract/events.ts";
import type { Json } from "../../contract/json.ts";
import type { Answers, Call, FromWorker, Question } from "../protocol.ts";
import { faultPoint } from "../fault-point.ts";
import { timerMs } from "../timer-ms.ts";
import { errorOfExit } from "./exit-error.ts";
import { LostEffect } from "./effects/lost-effect.ts";
import type { Progress } from "./progress.ts";
import { ProtocolError } from "./protocol-error.ts";
import type { RunContext } from "./run-context.ts";
import type { ProcessExit } from "./slots.ts";
import { isRefusal, refusalOf } from "./refusal.ts";
import { BETWEEN_MS, GRACE_MS, type Session, type SessionEnd } from "./script-session.ts";
import type { WorkerProcess } from "./worker-process.ts";
import { taskError } from "./task-error.ts";
import { isEffect, type Effect } from "../effect-questions.ts";
import type { EffectAnswer, UnitEffects } from "./effects/unit-effects.ts";

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
  /** Questions to people that its task waits for, while its time stands still. */
  let asked = 0;
  let timer: NodeJS.Timeout | undefined;
  /** Why the host killed the worker process. */
  let killReason: TaskError | undefined;
  let previous: Promise<unknown> = Promise.resolve();
  /** Of all that was asked but outputs: the script waits for no answer to its last success. */
  let answers: Promise<unknown> = Promise.resolve();
  /** The latest output that was sent. */
  let delivered: Promise<void> = Promise.resolve();
  /** Effects that are being carried out for the tool. */
  const open = new Set<Promise<unknown>>();

  /** Starts the time limit of what the script does next. */
  function limitTime(): void {
    const { current, running } = progress;
    const task = running === undefined ? BETWEEN_MS : current?.timeoutMs;
    const ms = current === undefined ? GRACE_MS : (task ?? BETWEEN_MS);
    clearTimeout(timer);
    if (asked > 0 && current !== undefined) return;
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

  async function answer(question: Exclude<Question, Effect>): Promise<Answers[Question["ask"]]> {
    switch (question.ask) {
      case "start":
        return inTurn(() => progress.start(question));
      case "succeed":
        return inTurn(() => progress.succeed(question, worker.staging));
      case "fail":
        return inTurn(() => progress.fail(question));
      case "output":
        return context.outputs.of(question.task);
      case "begin":
      case "round":
      case "next":
      case "broken":
        throw new ProtocolError(`${unit} has no control flow`);
    }
  }

  /**
   * The session ends only after its effects have. A task that has ended gets no reply: an error that nothing awaits
   * would fail the task after it.
   */
  async function carryOut(id: number, effect: Effect): Promise<void> {
    const { running } = progress;
    if (running === undefined) return;
    const isOver = () => progress.running !== running;
    const deliver = async (value: EffectAnswer) => {
      if (!isOver()) await send(id, value);
    };
    const done = effects(effect, { ...running, waits }, deliver)
      .catch((error: unknown) => {
        if (isOver()) return;
        if (error instanceof LostEffect) progress.lose(error.message);
        refuse(id, error);
      })
      .finally(() => open.delete(done));
    open.add(done);
  }

  function waits(isWaiting: boolean, mayPark: boolean): void {
    asked += isWaiting ? 1 : -1;
    // It makes its call again once somebody has answered, and nobody needs its process until then.
    if (isWaiting && mayPark) {
      progress.park();
      void worker.send({ is: "cancel", unit });
    }
    if (!over) limitTime();
  }

  async function reply(id: number, question: Question): Promise<void> {
    if (isEffect(question)) {
      return carryOut(id, question);
    }
    // A script that asks for outputs and does not read them fills no memory of the host.
    if (question.ask === "output") {
      delivered = delivered.then(() => answerOne(id, question));
      return delivered;
    }
    const answered = answerOne(id, question);
    answers = Promise.all([answers, answered]);
    return answered;
  }

  /** At once: what its tool asks for may come with the same reading of the pipe. */
  function confirm(call: Call): void {
    try {
      progress.confirm(call);
      if (!over) limitTime();
    } catch (error) {
      refuse(undefined, error);
    }
  }

  async function answerOne(id: number, question: Exclude<Question, Effect>): Promise<void> {
    try {
      const value = await answer(question);
      if (question.ask === "succeed" && progress.isComplete) return;
      await send(id, value);
    } catch (error) {
      refuse(id, error);
    }
  }

  async function send(id: number, value: Answers[Question["ask"]]): Promise<void> {
    faultPoint("reply.before");
    await worker.send({ is: "reply", id, value: value as Json });
    faultPoint("reply.after");
  }

  /** @param id of the question; none when there was no question */
  function refuse(id: number | undefined, error: unknown): void {
    if (error instanceof ProtocolError) kill(taskError(protocolError({ why: error.message })));
    else if (id !== undefined && isRefusal(error))
      void worker.send({ is: "refusal", id, error: refusalOf(error) });
    else abandon(error);
  }

  /** A change could not be recorded, so what follows from the exit of the process is not recorded either. */
  function abandon(error: unknown): void {
    over = true;
    clearTimeout(timer);
    slot.release();
    ended.reject(error);
  }

  function kill(reason: TaskError): void {
    killReason ??= reason;
    worker.kill();
  }

  function receive(message: FromWorker): void {
    if (message.is === "question") void reply(message.id, message.question);
    else if (message.is === "runs") confirm(message.call);
    else if (message.is === "log") progress.running?.log.write(`${message.line}\n`);
    else if (message.is === "progress") progress.running?.progress(message.report);
    else void finish(message.reusable);
  }

  /** What comes of its last success may be that its process is killed: then the exit ends it. */
  async function finish(reusable: boolean): Promise<void> {
    await answers;
    if (killReason === undefined) await settle(() => endTasks(undefined, reusable));
  }

  function onExit(exit: ProcessExit): void {
    void settle(async () => {
      const rerun = slot.wasShared && !stopped && progress.current !== undefined;
      if (!rerun) return endTasks(errorOfExit(exit, killReason), false);
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
    kill,
    stop: () => {
      stopped = true;
      progress.stop();
      void worker.send({ is: "cancel", unit });
      // A session that is being settled has no time limit.
      if (!over) limitTime();
    },
  };
}
