/** One unit with control flow on one worker process, until its script ends, is cancelled or loses its process. */
import { protocolError } from "../../../contract/diagnostics/index.ts";
import type { TaskError } from "../../../contract/events.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import type { Json } from "../../../contract/json.ts";
import { faultPoint } from "../../fault-point.ts";
import type { FromWorker, Question } from "../../protocol.ts";
import { timerMs } from "../../timer-ms.ts";
import type { Attempt } from "../attempt.ts";
import { LostEffect } from "../effects/lost-effect.ts";
import { isEffect, type Effect } from "../../effect-questions.ts";
import type { UnitEffects } from "../effects/unit-effects.ts";
import { errorOfExit } from "../exit-error.ts";
import { ProtocolError } from "../protocol-error.ts";
import { isRefusal, refusalOf } from "../refusal.ts";
import type { RunContext } from "../run-context.ts";
import { BETWEEN_MS, GRACE_MS, type Session, type SessionEnd } from "../script-session.ts";
import type { ProcessExit } from "../slots.ts";
import { taskError } from "../task-error.ts";
import type { WorkerProcess } from "../worker-process.ts";
import type { Asked, Follower } from "./follower.ts";
import { timeOver } from "./attempt-errors.ts";

export interface RegionSession extends Session {
  /** The time of an attempt is over: it is told, and its process killed when that does not help. */
  expire(attempt: Attempt): void;
}

export function openRegionSession(
  worker: WorkerProcess,
  unit: string,
  follower: Follower,
  effects: UnitEffects,
  context: Pick<RunContext, "outputs">,
): RegionSession {
  const ended = Promise.withResolvers<SessionEnd>();
  let over = false;
  let stopped = false;
  /** What the script has to do next. */
  let timer: NodeJS.Timeout | undefined;
  const killers = new Set<NodeJS.Timeout>();
  let killReason: TaskError | undefined;
  let blamed: InstanceId | undefined;
  /** Answers that are being worked out, and effects that are being carried out. */
  const open = new Set<Promise<unknown>>();
  let delivered: Promise<void> = Promise.resolve();

  function limitTime(): void {
    clearTimeout(timer);
    if (over || !(follower.isIdle || follower.isLeaving)) return;
    const ms = follower.isLeaving || stopped ? GRACE_MS : BETWEEN_MS;
    timer = setTimeout(() => {
      if (!follower.isLeaving) killReason ??= timeOver(ms);
      worker.kill();
    }, timerMs(ms));
  }

  async function carryOut(id: number, effect: Effect): Promise<void> {
    const attempt = follower.attemptOf(effect.task);
    if (attempt === undefined) return;
    const isOver = () => follower.attemptOf(attempt.task) !== attempt;
    try {
      const waits = (isWaiting: boolean, mayPark: boolean) => {
        follower.waits(attempt.task, isWaiting, mayPark);
        limitTime();
      };
      await effects(effect, { ...attempt, waits }, async (value) => {
        if (!isOver()) await send(id, value as unknown as Json);
      });
    } catch (error) {
      if (isOver()) return;
      if (error instanceof LostEffect) follower.lose(attempt.task, error.message);
      refuse(id, error);
    } finally {
      limitTime();
    }
  }

  async function answer(id: number, asked: Asked): Promise<void> {
    try {
      await send(id, (await follower.answer(asked, worker.staging)) as Json);
    } catch (error) {
      refuse(id, error);
    } finally {
      limitTime();
    }
  }

  async function deliver(id: number, task: string): Promise<void> {
    try {
      await send(id, await context.outputs.of(task));
    } catch (error) {
      refuse(id, error);
    }
  }

  function reply(id: number, question: Question): void {
    clearTimeout(timer);
    if (isEffect(question)) track(carryOut(id, question));
    // A script that asks for outputs and does not read them fills no memory of the host.
    else if (question.ask === "output")
      delivered = delivered.then(() => deliver(id, question.task)).finally(limitTime);
    else track(answer(id, question));
  }

  function track(work: Promise<void>): void {
    const done = work.finally(() => open.delete(done));
    open.add(done);
  }

  async function send(id: number, value: Json): Promise<void> {
    faultPoint("reply.before");
    await worker.send({ is: "reply", id, value });
    faultPoint("reply.after");
  }

  function refuse(id: number, error: unknown): void {
    if (error instanceof ProtocolError) kill(taskError(protocolError({ why: error.message })));
    else if (isRefusal(error)) void worker.send({ is: "refusal", id, error: refusalOf(error) });
    else abandon(error);
  }

  /** A change could not be recorded, so what follows from the exit of the process is not recorded either. */
  function abandon(error: unknown): void {
    close();
    ended.reject(error);
  }

  function close(): void {
    over = true;
    clearTimeout(timer);
    for (const killer of killers) clearTimeout(killer);
    slot.release();
  }

  function kill(reason: TaskError): void {
    killReason ??= reason;
    worker.kill();
  }

  function receive(message: FromWorker): void {
    switch (message.is) {
      case "question":
        reply(message.id, message.question);
        return;
      case "log":
        follower.attemptOf(message.task)?.log.write(`${message.line}\n`);
        return;
      case "progress":
        follower.attemptOf(message.task)?.progress(message.report);
        return;
      case "runs":
        kill(taskError(protocolError({ why: "no task was assigned as begun" })));
        return;
      case "done":
        void finish(message.reusable);
    }
  }

  async function finish(reusable: boolean): Promise<void> {
    follower.release();
    await Promise.all(open);
    if (killReason !== undefined || over) return;
    close();
    const isQuiet = follower.attempts.length === 0;
    await settle(async () => {
      await follower.end();
      return { reusable: reusable && isQuiet, rerun: false };
    });
  }

  function onExit(exit: ProcessExit): void {
    if (over) return;
    const { wasShared } = slot;
    close();
    void settle(async () => {
      const error = errorOfExit(
        exit,
        blamed === undefined ? killReason : follower.attemptOf(blamed)?.timedOut,
      );
      const isForAll = killReason !== undefined || exit.protocolError !== undefined;
      const rerun = await follower.lost({
        error,
        blamed,
        isForAll,
        wasShared,
        shortage: exit.shortage,
      });
      if (!rerun) await follower.end(error);
      return { reusable: false, rerun };
    });
  }

  async function settle(settling: () => Promise<SessionEnd>): Promise<void> {
    try {
      const end = await settling();
      await Promise.all(open);
      if (!end.reusable) worker.kill();
      ended.resolve(end);
    } catch (error) {
      ended.reject(error);
    }
  }

  const slot = worker.acquire(unit, {
    message: receive,
    printed: (text) => {
      for (const { log } of follower.attempts) log.write(text);
    },
    exited: onExit,
  });
  limitTime();

  return {
    ended: ended.promise,
    kill,
    expire: (attempt) => {
      const { task, core } = attempt;
      attempt.timedOut = timeOver(core.timeoutMs);
      void worker.send({ is: "cancel", unit, task });
      killers.add(
        setTimeout(() => {
          if (follower.attemptOf(task) !== attempt) return;
          // What computes and does not end holds up the others: which one it is shows when they run one at a time.
          if (follower.attempts.length === 1) blamed = task;
          worker.kill();
        }, timerMs(GRACE_MS)),
      );
    },
    stop: () => {
      stopped = true;
      follower.stop();
      void worker.send({ is: "cancel", unit });
      limitTime();
    },
  };
}
