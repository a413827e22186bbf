/** What the script of a unit with control flow is, as far as it runs in one process: see `follow-unit.ts`. */
import { scriptEndedEarly } from "../../../contract/diagnostics/index.ts";
import type { TaskError } from "../../../contract/events.ts";
import type { Answers } from "../../protocol/answers.ts";
import { taskError, TaskProblem } from "../task-error.ts";
import type { Asked, Follower, Loss } from "./follower.ts";
import type { LoopProgress } from "./loop-progress.ts";
import { LEAVE, type RunnerOptions } from "./runner-options.ts";
import type { ScriptProcess } from "./scripts-of-unit.ts";
import type { SharedLoop } from "./share-loop.ts";

/** Why the script starts nothing any more. */
export interface Leaving {
  isStopped: boolean;
  /** Whether the script has to end for now, since nothing but gates is left that it could do. */
  isParked: boolean;
  hasFailed: boolean;
}

export interface ScriptFollowerOptions extends Pick<
  RunnerOptions,
  "attempts" | "tracker" | "isLeaving" | "isParked"
> {
  readonly leaving: Leaving;
  readonly shared: SharedLoop;
  readonly progress: LoopProgress;
  readonly lost: (worker: ScriptProcess, loss: Loss) => Promise<boolean>;
  readonly failUnit: (error: TaskError) => Promise<void>;
  readonly cancelOpen: () => Promise<void>;
  readonly answer: (
    worker: ScriptProcess,
    asked: Asked,
    staging: string,
  ) => Promise<Answers[Asked["ask"]]>;
  readonly parkWhenHeldUp: () => void;
}

export function scriptFollower(
  options: ScriptFollowerOptions,
): (worker: ScriptProcess) => Follower {
  const { attempts, tracker, isLeaving, isParked, leaving, shared, progress } = options;
  const { lost, failUnit, cancelOpen, answer, parkWhenHeldUp } = options;

  return (worker) => {
    const { number } = worker;
    const isFirst = number === 0;
    const own = () => attempts.all.filter(({ task }) => shared.workerOf(task) === number);
    const hasLeft = () =>
      isLeaving() ||
      tracker().isComplete ||
      (!isFirst && !(shared.isOpen && shared.items.has(number)));
    return {
      attemptOf: (id) => {
        const attempt = attempts.get(id);
        return attempt !== undefined && shared.workerOf(attempt.task) === number
          ? attempt
          : undefined;
      },
      get attempts() {
        return own();
      },
      answer: async (asked, staging) => {
        try {
          return await worker.during(() => answer(worker, asked, staging));
        } catch (error) {
          if (!(error instanceof TaskProblem)) throw error;
          await failUnit(error.error);
          return LEAVE;
        } finally {
          parkWhenHeldUp();
          shared.items.deal();
        }
      },
      lose: (task, message) => {
        const attempt = attempts.get(task);
        if (attempt !== undefined) attempt.lost ??= message;
      },
      waits: (task, isWaiting, mayPark) => {
        attempts.pause(task, isWaiting);
        // Its call ends with its question, and leaves its turn to others: it is made again with the answer.
        if (isWaiting && mayPark) attempts.get(task)?.abort();
      },
      get isIdle() {
        return worker.answering === 0 && own().length === 0;
      },
      get isLeaving() {
        return hasLeft();
      },
      end: async (error = taskError(scriptEndedEarly({}))) => {
        if (!isFirst) {
          if (hasLeft()) return;
          // It has come to nothing that it could do: the others do without it.
          if (own().length > 0) return failUnit(error);
          for (const item of shared.items.takeBack(number))
            tracker().leave(shared.items.loop ?? "", item);
          return shared.items.part(number);
        }
        progress.close();
        if (leaving.isStopped) await cancelOpen();
        else if (leaving.isParked) return;
        else if (!tracker().isComplete && !leaving.hasFailed) await failUnit(error);
      },
      lost: (loss) => lost(worker, loss),
      release: () => {
        worker.isReleased = true;
        shared.items.turnAway(number);
        attempts.wake((id) => shared.workerOf(id) === number);
      },
      get isParked() {
        return isParked();
      },
      stop: () => {
        leaving.isStopped = true;
        attempts.wake();
        for (const attempt of attempts.all) attempt.abort();
        shared.items.deal();
      },
    };
  };
}
