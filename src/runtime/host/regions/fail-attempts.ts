/** What follows from an attempt that failed: another one after a pause, or with an answer, or that it has failed for good. */
import type { TaskError } from "../../../contract/events.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import type { FailAnswer, Over } from "../../protocol/answers.ts";
import type { RegionError } from "../../regions/changes.ts";
import type { Place } from "../../regions/places.ts";
import type { Attempt } from "../attempt.ts";
import { ProtocolError } from "../protocol-error.ts";
import type { AttemptAccount } from "./attempt-account.ts";
import type { attemptErrors } from "./attempt-errors.ts";
import type { AttemptTiming } from "./attempt-timing.ts";
import { errorClassOf } from "./error-class.ts";
import type { AskedFor } from "./follower.ts";
import type { contextKeeper } from "./keep-context.ts";
import { LEAVE, type RunnerOptions } from "./runner-options.ts";

export interface FailureOptions {
  readonly account: AttemptAccount;
  readonly timing: AttemptTiming;
  readonly errors: ReturnType<typeof attemptErrors>;
  readonly contextOf: ReturnType<typeof contextKeeper>;
  readonly failForGood: (
    id: InstanceId,
    place: Place,
    why: RegionError,
  ) => Promise<Over | typeof LEAVE>;
  readonly giveUp: (id: InstanceId) => typeof LEAVE;
  readonly cancel: (id: InstanceId) => Promise<void>;
}

export interface AttemptFailures {
  /** @throws ProtocolError when no attempt at it runs */
  fail(asked: AskedFor<"fail">): Promise<FailAnswer>;
  /** Its process was lost because of it. */
  failLost(id: InstanceId, place: Place, error: TaskError): Promise<void>;
}

export function attemptFailures(
  options: RunnerOptions,
  { account, timing, errors, contextOf, failForGood, giveUp, cancel }: FailureOptions,
): AttemptFailures {
  const { context, attempts, isLeaving } = options;
  const { journal } = context;
  const { stillRuns, untilReady, open } = timing;
  const { errorOf, lossOf } = errors;

  async function fail({ task: id, failure }: AskedFor<"fail">): Promise<FailAnswer> {
    const attempt = attempts.get(id);
    const place = options.tracker().running(id);
    if (attempt === undefined || place === undefined) {
      if (isLeaving() || options.tracker().isOver(id)) return LEAVE;
      throw new ProtocolError(`${id} was not running`);
    }
    attempts.ending(id);
    if (isLeaving()) {
      // What waits for a person goes on waiting, without its script.
      if (options.isParked() && journal.gateOf(id) !== undefined) attempts.close(id);
      else await cancel(id);
      return LEAVE;
    }
    const asked = journal.gateOf(id)?.asked;
    if (asked !== undefined && asked.held === undefined) return againWhenAnswered(id, attempt);
    const found = errorOf(failure, place);
    const { lost, timedOut } = attempt;
    const error = timedOut ?? found.error;
    const kind = timedOut === undefined ? found.class : "timeout";
    const why =
      lost === undefined && (timedOut === undefined || journal.isRepeatable(id))
        ? error
        : lossOf(id, place, error, lost);
    return failAttempt(id, place, { error: why, class: kind });
  }

  async function failAttempt(id: InstanceId, place: Place, why: RegionError): Promise<FailAnswer> {
    const delayMs = await account.retryAfter(id, place, why.error);
    if (delayMs === undefined) return failForGood(id, place, why);
    const attempt = attempts.get(id);
    const stillWanted = stillRuns(id);
    await recordRetry(id, place, delayMs, why.error);
    await untilReady(id);
    return attempt === undefined
      ? LEAVE
      : beginAgain(id, attempt, stillWanted, () => account.begun(id));
  }

  /** Its call has ended with a question of an MCP server: that is no retry. */
  async function againWhenAnswered(id: InstanceId, attempt: Attempt): Promise<FailAnswer> {
    const stillWanted = stillRuns(id);
    attempts.close(id);
    return (await options.isAnswered(id)) ? beginAgain(id, attempt, stillWanted) : LEAVE;
  }

  async function beginAgain(
    id: InstanceId,
    { core, identity, version }: Attempt,
    stillWanted: () => boolean,
    begun: () => void = () => {},
  ): Promise<FailAnswer> {
    if (!(await attempts.turn(id, stillWanted))) return LEAVE;
    const number = await journal.start(id, identity);
    begun();
    return open({ core, number, identity, version }, stillWanted)
      ? { then: "again", attempt: number }
      : giveUp(id);
  }

  async function recordRetry(
    id: InstanceId,
    place: Place,
    delayMs: number,
    error: TaskError,
  ): Promise<void> {
    const keepContext = contextOf(id, place);
    attempts.close(id);
    timing.delay(id, delayMs);
    journal.noteFailure(id, error, keepContext);
    await journal.carryOut([{ do: "retry", task: id, delayMs }]);
  }

  return {
    fail,
    failLost: async (id, place, error) => {
      const why = { error: lossOf(id, place, error), class: errorClassOf(error) };
      const delayMs = await account.retryAfter(id, place, why.error);
      if (delayMs === undefined) await failForGood(id, place, why);
      else await recordRetry(id, place, delayMs, error);
    },
  };
}
