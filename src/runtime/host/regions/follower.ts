/**
 * What a session knows of the script of a unit with control flow, as far as it runs in the session's process: see
 * `follow-unit.ts`.
 */
import type { TaskError } from "../../../contract/events.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import type { CoreTask, Unit } from "../../../contract/manifest.ts";
import type { Places } from "../../regions/places.ts";
import type { Budget, Command, SchedulerEvent } from "../../scheduler/index.ts";
import type { Answers, Question } from "../../protocol.ts";
import type { Attempt } from "../attempt.ts";
import type { RunContext } from "../run-context.ts";
import type { Shortage } from "../shortage.ts";

export type Asked = Extract<
  Question,
  { readonly ask: "start" | "succeed" | "fail" | "begin" | "round" | "next" | "broken" }
>;

export interface Follower {
  /** The running attempt of an instance. */
  attemptOf(task: InstanceId | undefined): Attempt | undefined;
  readonly attempts: readonly Attempt[];
  /**
   * @param staging the folder in which a staged output is
   * @throws ToolError when it comes too late; TaskProblem as `Progress.succeed`; ProtocolError when the script does not
   *   do what the manifest says
   */
  answer(asked: Asked, staging: string): Promise<Answers[Asked["ask"]]>;
  /** Of what the attempt asked for, it is not known whether it was done: what was said instead of an answer. */
  lose(task: InstanceId, message: string): void;
  /**
   * A person is asked for the attempt, or is no more: meanwhile its time stands still.
   *
   * @param mayPark whether the script may be ended until somebody has answered
   */
  waits(task: InstanceId, isWaiting: boolean, mayPark: boolean): void;
  /** Whether the script is the one to do something next. */
  readonly isIdle: boolean;
  /** Whether the script has nothing more to do in this process. */
  readonly isLeaving: boolean;
  /** The script has ended. What it has not done has failed with this error. */
  end(error?: TaskError): Promise<void>;
  /** Its process is gone. Gives whether the script begins again in another one. */
  lost(loss: Loss): Promise<boolean>;
  /** Its script asks for nothing more: who still waits for an answer gets none. */
  release(): void;
  /** Whether the script was ended because all that is left of it waits for people. */
  readonly isParked: boolean;
  /** The run is cancelled: nothing is started any more, and effects of running tools are aborted. */
  stop(): void;
}

export interface Loss {
  /** What the exit of the process means for the attempt that caused it. */
  readonly error: TaskError;
  /** The attempt that did not end in its time, for which the process was killed. */
  readonly blamed: InstanceId | undefined;
  /** Whether the host has killed it for what the script as a whole has done. */
  readonly isForAll: boolean;
  /** Whether another unit may have caused it. */
  readonly wasShared: boolean;
  /** What there was no room for. */
  readonly shortage: Shortage | undefined;
}

export interface FollowerOptions {
  readonly unit: Unit;
  readonly places: Places;
  /** Of the unit, by their ids. */
  readonly tasks: ReadonlyMap<string, CoreTask>;
  readonly context: RunContext;
  /** Sends an event to the scheduler. */
  readonly send: (event: SchedulerEvent) => Promise<readonly Command[]>;
  /** Tasks that may not run, with the reason. */
  readonly refused: ReadonlyMap<string, TaskError>;
  /** Paths that the unit may write. */
  readonly write: readonly string[];
  /** Default: none. */
  readonly budget: Budget | undefined;
  /** The time of an attempt is over. `worker`: the process that runs it, as in `Sharing`. */
  readonly expired: (attempt: Attempt, worker: number) => void;
  readonly sharing: Sharing;
}

/** Other processes that run items of a loop beside the unit's own, which is number 0. */
export interface Sharing {
  /** Processes of a unit, its own included. */
  readonly maxWorkers: number;
  /** Starts one that runs the script too, followed by this. */
  start(worker: number, follower: Follower): void;
}
