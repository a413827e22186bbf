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
import type { CoreTask } from "../../contract/manifest.ts";
import type { Call, StartAnswer } from "../protocol.ts";
import { attemptContext } from "./attempt-context.ts";
import { openAttempt, type Attempt } from "./attempt.ts";
import type { TaskIdentity } from "./identity/identify.ts";
import type { Progress, ProgressOptions } from "./progress.ts";
import { checkWritten } from "./path-grants.ts";
import { ProtocolError } from "./protocol-error.ts";
import { publishOutput } from "./publish-output.ts";
import { errorOfFailure, taskError, TaskProblem } from "./task-error.ts";

export function trackProgress(options: ProgressOptions): Progress {
  const { unit, tasks, context, send, refused, write = [] } = options;
  const { journal, clock, run, build, gates, identities, reuse, workspace } = context;
  let next = 0;
  let attempt: Attempt | undefined;
  let leaving = false;
  /** Whether the script has to end for now, since its task waits for a person. */
  let parked = false;
  let isStopped = false;
  /** The task that was running when the script had to start again, and its attempt, which goes on. */
  let interrupted: { readonly task: string; readonly number: number } | undefined;

  const isLeaving = () => leaving;

  async function startAttempt(task: string, identity: TaskIdentity | undefined): Promise<number> {
    if (interrupted?.task === task) return interrupted.number;
    const number = await journal.start(task, identity);
    await send({ is: "task.started", task });
    return number;
  }

  async function begin(
    core: CoreTask,
    { identity, version = "", isConfirmed = true }: Partial<Attempt> = {},
  ): Promise<number> {
    const number = await startAttempt(core.id, identity);
    interrupted = undefined;
    attempt = openAttempt(context, { core, number, identity, version, isConfirmed });
    return number;
  }

  function versionOf({ tool }: CoreTask): string {
    return build.manifest.tools.find(({ name }) => name === tool)?.version ?? "none";
  }

  /** @throws ProtocolError when it is not the task that was assigned */
  function confirm({ task, args }: Call): Attempt {
    if (attempt?.task !== task || attempt.isConfirmed || attempt.identity === undefined) {
      throw new ProtocolError(`${task} was not assigned as begun`);
    }
    attempt.isConfirmed = true;
    attempt.identity = identities.confirmed(task, attempt.identity, args);
    return attempt;
  }

  function park(): void {
    parked = true;
    leaving = true;
    attempt?.abort();
  }

  /** What an MCP server has asked within its last attempt, and nobody has answered. */
  async function stillWaits(task: string): Promise<boolean> {
    const asked = journal.gateOf(task);
    if (asked === undefined) return false;
    await gates.add(task, unit.id, asked);
    if (gates.decisionOf(task) === undefined) return true;
    gates.remove(task);
    return false;
  }

  async function answerVersion(
    core: CoreTask,
    number: number,
    found: string,
  ): Promise<StartAnswer> {
    const built = versionOf(core);
    if (built === found) return { then: "run", attempt: number };
    await failRunning(core.id, taskError(toolChanged({ tool: core.tool, built, found })));
    return { then: "leave" };
  }

  function close(): void {
    attempt?.close();
    attempt = undefined;
  }

  async function failRunning(task: string, error: TaskError): Promise<null> {
    if (parked) {
      close();
      return null;
    }
    journal.noteFailure(task, error, attempt && attemptContext(context, attempt));
    close();
    leaving = true;
    const { retryable, retryAfterMs } = error;
    const random = clock.random();
    await send({
      is: "task.failed",
      task,
      retryable,
      random,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    });
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
    if (attempt?.task !== task || !attempt.isConfirmed)
      throw new ProtocolError(`${task} was not running`);
    return attempt;
  }

  /** A script that runs again has computed the same arguments as before, or it is none that can be repeated. */
  async function answerDone(task: string, args: string): Promise<StartAnswer> {
    next += 1;
    if (identities.isAsBefore(task, args)) {
      return { then: "reuse", output: await context.outputs.of(task) };
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
      return attempt?.isConfirmed === true ? attempt : undefined;
    },
    get current() {
      return leaving ? undefined : tasks[next];
    },
    get isComplete() {
      return next === tasks.length;
    },
    assign: async () => {
      const [core] = tasks;
      if (core === undefined || reuse.isUsed || refused?.has(core.id) === true) return undefined;
      if (journal.isDone(core.id) || !journal.isRepeatable(core.id)) return undefined;
      if (journal.gateOf(core.id) !== undefined) return undefined;
      const identity = await identities.of(core).catch(unlessProblem);
      if (identity === undefined || reuse.heldBack(core, identity) !== undefined) return undefined;
      const version = versionOf(core);
      const number = await begin(core, { identity, version, isConfirmed: false });
      return { task: core.id, attempt: number, version };
    },
    confirm: (call) => {
      const { version } = confirm(call);
      if (version !== call.version) throw new ProtocolError(`${call.task} has another tool`);
    },
    start: async (call) => {
      const { task, version, args } = call;
      if (leaving) return { then: "leave" };
      const core = tasks[next];
      if (attempt?.isConfirmed === true || core?.id !== task) {
        throw new ProtocolError(`${task} is not the task that comes next`);
      }
      if (attempt !== undefined) return answerVersion(core, confirm(call).number, version);
      if (journal.isDone(task)) return answerDone(task, args);
      const identity = await identities.asked(core, args);
      if (await stillWaits(task)) {
        park();
        return { then: "leave" };
      }
      if (await takeEarlier(core, identity)) return answerDone(task, args);
      // `stop` may have been called meanwhile.
      if (isLeaving()) return { then: "leave" };
      const number = await begin(core, { identity, version });
      const refusal = refused?.get(task) ?? reuse.heldBack(core, identity);
      if (refusal !== undefined) {
        await failRunning(task, refusal);
        return { then: "leave" };
      }
      return answerVersion(core, number, version);
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
          criteria: core.criteria,
          identity: sha256,
          byPath,
          version,
          files,
          staging,
        };
        const output = await publishOutput(context, producer, question);
        await journal.succeed(task, output);
        context.outputs.add(task, output);
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
      const running = attempt.isConfirmed ? expectRunning(task) : attempt;
      const { lost } = running;
      return failRunning(task, lost === undefined ? error : lossOf(running, error, lost));
    },
    lose: (message) => {
      if (attempt !== undefined) attempt.lost ??= message;
    },
    park,
    get isParked() {
      return parked && !isStopped;
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
      isStopped = true;
      leaving = true;
      attempt?.abort();
    },
  };
}

function unlessProblem(error: unknown): undefined {
  if (!(error instanceof TaskProblem)) throw error;
}
