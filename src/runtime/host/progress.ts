/**
 * The progress of a unit's script.
 *
 * Between two tasks the script may start its next one. A running task succeeds, and the script is between tasks
 * again, or fails, and the script is leaving: from then on it can only end. Anything else violates the protocol.
 * Every change is recorded and sent to the scheduler before the script gets its reply.
 */
import {
  taskIdentityDiffers,
  outcomeNotKnown,
  scriptEndedEarly,
  toolChanged,
} from "../../contract/diagnostics/index.ts";
import type { TaskError } from "../../contract/events.ts";
import type { CoreTask, Unit } from "../../contract/manifest.ts";
import type { Question, StartAnswer } from "../protocol.ts";
import type { SchedulerEvent } from "../scheduler/index.ts";
import type { TaskIdentity } from "./identity/identify.ts";
import { outputOf } from "./outputs.ts";
import { checkWritten } from "./path-grants.ts";
import { ProtocolError } from "./protocol-error.ts";
import { publishOutput } from "./publish-output.ts";
import type { RunContext } from "./run-context.ts";
import { errorOfFailure, taskError, TaskProblem } from "./task-error.ts";
import { LOG_LIMIT, taskLog, type TaskLog } from "../task-log.ts";
import type { Asker } from "./effects/unit-effects.ts";

type Asked<Ask extends Question["ask"]> = Extract<Question, { readonly ask: Ask }>;

export interface RunningTask extends Asker {
  readonly log: TaskLog;
}

export interface Progress {
  readonly running: RunningTask | undefined;
  /** The running task, or the next one; `undefined` when the script is leaving or has run all. */
  readonly current: CoreTask | undefined;
  start(question: Asked<"start">): Promise<StartAnswer>;
  /**
   * @param staging the folder in which a staged output is
   * @throws TaskProblem when the output cannot be kept, or the unit made what it may not write; the task has failed then;
   *   ProtocolError when it is not where the worker process says that it is
   */
  succeed(question: Asked<"succeed">, staging: string): Promise<null>;
  fail(question: Asked<"fail">): Promise<null>;
  /** Of what the running tool asked for, it is not known whether it was done: what was said instead of an answer. */
  lose(message: string): void;
  /** The script has ended. Its current task, if any, has failed with this error. */
  end(error?: TaskError): Promise<void>;
  /** The script starts again in another process. The interrupted attempt goes on there under its number. */
  rewind(): void;
  /** The run is cancelled: no task is started any more, and effects of the running tool are aborted. */
  stop(): void;
}

export interface ProgressOptions {
  readonly unit: Unit;
  /** Of the unit, in the order of the script. */
  readonly tasks: readonly CoreTask[];
  readonly context: RunContext;
  /** Sends an event to the scheduler. */
  readonly send: (event: SchedulerEvent) => Promise<void>;
  /** Tasks that may not run, with the reason. Default: none. */
  readonly refused?: ReadonlyMap<string, TaskError>;
  /** Paths that the unit may write. Default: none. */
  readonly write?: readonly string[];
}

interface Attempt extends RunningTask {
  readonly number: number;
  readonly core: CoreTask;
  /** Absent where it failed before its arguments were known. */
  readonly identity: TaskIdentity | undefined;
  readonly version: string;
  /** Aborts effects that are carried out for the tool. */
  readonly over: AbortController;
  lost?: string;
}

/** One instance: to create an error for each task costs more than the rest of ending it. */
const OVER = new Error("The task has ended");

export function trackProgress(options: ProgressOptions): Progress {
  const { unit, tasks, context, send, refused, write = [] } = options;
  const { journal, clock, emit, logs, run, build, identities, reuse, workspace } = context;
  let next = 0;
  let attempt: Attempt | undefined;
  let leaving = false;
  /** The task that was running when the script had to start again, and its attempt, which goes on. */
  let interrupted: { readonly task: string; readonly number: number } | undefined;

  const isLeaving = () => leaving;

  async function startAttempt(task: string, identity: TaskIdentity | undefined): Promise<number> {
    if (interrupted?.task === task) return interrupted.number;
    const number = await journal.start(task, identity);
    await send({ is: "task.started", task });
    return number;
  }

  async function begin(core: CoreTask, identity?: TaskIdentity, version = ""): Promise<number> {
    const task = core.id;
    const number = await startAttempt(task, identity);
    interrupted = undefined;
    const over = new AbortController();
    const tell = (line: string) => {
      const at = clock.now();
      logs.write({ time: at, task, attempt: number, line });
      emit({ type: "task.log", run, task, line, at });
    };
    // The worker keeps to the limit; twice as much leaves room for its note about it, and for output of Node itself.
    const log = taskLog(tell, 2 * LOG_LIMIT);
    const { signal } = over;
    attempt = { core, task, tool: core.tool, number, identity, version, log, over, signal, fileNames: new Set(), files: [] }; // prettier-ignore
    return number;
  }

  function close(): void {
    attempt?.over.abort(OVER);
    attempt?.log.close();
    attempt = undefined;
  }

  async function failRunning(task: string, error: TaskError): Promise<null> {
    close();
    leaving = true;
    journal.noteFailure(task, error);
    const { retryable, retryAfterMs } = error;
    const random = clock.random();
    await send({ is: "task.failed", task, retryable, random, ...(retryAfterMs !== undefined && { retryAfterMs }) }); // prettier-ignore
    return null;
  }

  /** What was changing something may have done it, or not. */
  function lossOf({ task, tool }: Attempt, error: TaskError, message = error.message): TaskError {
    if (journal.isRepeatable(task)) return error;
    const how = `it was lost (${message})`;
    return { ...error, ...taskError(outcomeNotKnown({ task, tool, run, how })) };
  }

  /** A script that cannot go on fails the task that would have come next. */
  async function failNext(error: TaskError): Promise<null> {
    const core = tasks.slice(next).find(({ id }) => !journal.isDone(id));
    if (core === undefined || leaving) return null;
    await begin(core);
    return failRunning(core.id, error);
  }

  /** @throws ProtocolError when another task is running */
  function expectRunning(task: string): Attempt {
    if (attempt?.task !== task) throw new ProtocolError(`${task} was not running`);
    return attempt;
  }

  /** A script that runs again has computed the same arguments as before, or it is none that can be repeated. */
  async function answerDone(task: string, args: string): Promise<StartAnswer> {
    next += 1;
    if (identities.isAsBefore(task, args)) {
      return { then: "reuse", output: await outputOf(context, task) };
    }
    await failNext(taskError(taskIdentityDiffers({ task })));
    leaving = true;
    return { then: "leave" };
  }

  /** Whether an earlier run has its output; one that has begun here goes on here. */
  async function takeEarlier(core: CoreTask, identity: TaskIdentity): Promise<boolean> {
    if (interrupted?.task === core.id || !(await reuse.take(core, identity))) return false;
    await send({ is: "task.succeeded", task: core.id });
    return true;
  }

  return {
    get running() {
      return attempt;
    },
    get current() {
      return leaving ? undefined : tasks[next];
    },
    start: async ({ task, version, args }) => {
      if (leaving) return { then: "leave" };
      const core = tasks[next];
      if (attempt !== undefined || core?.id !== task) {
        throw new ProtocolError(`${task} is not the task that comes next`);
      }
      if (journal.isDone(task)) return answerDone(task, args);
      const identity = await identities.asked(core, args);
      if (await takeEarlier(core, identity)) return answerDone(task, args);
      // `stop` may have been called meanwhile.
      if (isLeaving()) return { then: "leave" };
      const number = await begin(core, identity, version);
      const refusal = refused?.get(task) ?? reuse.heldBack(core, identity);
      if (refusal !== undefined) {
        await failRunning(task, refusal);
        return { then: "leave" };
      }
      const built = build.manifest.tools.find(({ name }) => name === core.tool)?.version;
      if (built === version) return { then: "run", attempt: number };
      const facts = { tool: core.tool, built: built ?? "none", found: version };
      await failRunning(task, taskError(toolChanged(facts)));
      return { then: "leave" };
    },
    succeed: async (question, staging) => {
      const { task } = question;
      const { core, identity, version, files } = expectRunning(task);
      try {
        await checkWritten(write, workspace);
        const kept = identity && (await identities.kept(core, identity));
        const { sha256 = "", byPath } = kept ?? {};
        const producer = {
          task,
          tool: core.tool,
          identity: sha256,
          byPath,
          version,
          files,
          staging,
        };
        const output = await publishOutput(context, producer, question);
        await journal.succeed(task, output);
      } catch (error) {
        if (error instanceof TaskProblem) await failRunning(task, error.error);
        throw error;
      }
      close();
      next += 1;
      await send({ is: "task.succeeded", task });
      return null;
    },
    fail: async ({ task, failure }) => {
      const core = tasks.find(({ id }) => id === task);
      if (core === undefined) throw new ProtocolError(`${task} is not a task of ${unit.id}`);
      const isRepeatable = journal.isRepeatable(task);
      const { diskMiB, outputBytes } = workspace.config.limits;
      const failedIn = { tool: core.tool, file: unit.file, isRepeatable, diskMiB, outputBytes };
      const error = errorOfFailure(failure, failedIn);
      if (attempt === undefined) return failNext(error);
      const running = expectRunning(task);
      const { lost } = running;
      return failRunning(task, lost === undefined ? error : lossOf(running, error, lost));
    },
    lose: (message) => {
      if (attempt !== undefined) attempt.lost ??= message;
    },
    end: async (error = taskError(scriptEndedEarly({}))) => {
      if (attempt === undefined) await failNext(error);
      else await failRunning(attempt.task, lossOf(attempt, error));
      leaving = true;
    },
    rewind: () => {
      if (attempt !== undefined) {
        const { task, number, log } = attempt;
        log.write(
          "its process, which it shared with other units, exited: it starts again in its own process\n",
        );
        interrupted = { task, number };
      }
      close();
      next = 0;
    },
    stop: () => {
      leaving = true;
      attempt?.over.abort(OVER);
    },
  };
}
