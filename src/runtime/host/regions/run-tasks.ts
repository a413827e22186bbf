/** Attempts at tasks of a unit with control flow: may they begin, how do they end, and does another follow. */
import { budgetLeftOut, taskIdentityDiffers } from "../../../contract/diagnostics/index.ts";
import type { TaskError } from "../../../contract/events.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import type { Over, StartAnswer } from "../../protocol/answers.ts";
import type { RegionError } from "../../regions/changes.ts";
import { placedAt, type Place } from "../../regions/places.ts";
import type { TaskIdentity } from "../identity/identify.ts";
import { ProtocolError } from "../protocol-error.ts";
import { problemOf, taskError, TaskProblem } from "../task-error.ts";
import { toolVersions } from "../tool-versions.ts";
import { attemptAccount, type NoRoom } from "./attempt-account.ts";
import { attemptErrors } from "./attempt-errors.ts";
import { attemptTiming } from "./attempt-timing.ts";
import { errorClassOf } from "./error-class.ts";
import type { AskedFor } from "./follower.ts";
import { contextKeeper } from "./keep-context.ts";
import { attemptFailures } from "./fail-attempts.ts";
import { taskPublisher } from "./publish-task.ts";
import { LEAVE, overWith, type RunnerOptions, type Starting } from "./runner-options.ts";

export function taskRunner(options: RunnerOptions) {
  const { context, places, tasks, send, refused, values, attempts, recorder, settle } = options;
  const { journal, outputs, identities, reuse, build } = context;
  const versions = toolVersions(build.manifest);
  const errors = attemptErrors(options);
  const account = attemptAccount(options);
  const contextOf = contextKeeper(options);
  const timing = attemptTiming(options);
  const { stillRuns, untilReady, open } = timing;

  const identify = ({ core, site }: Starting) =>
    identities.of(core, values.countOf(site), (name) => values.named(name, site));

  async function start(
    { version, args }: AskedFor<"start">,
    starting: Starting,
  ): Promise<StartAnswer> {
    const { id, place, core } = starting;
    const stillWanted = stillRuns(id);
    if (journal.isDone(id)) return answerDone(starting, args);
    recorder.add(id, place);
    const instance = { ...core, id };
    const identity = await identify(starting).catch(problemOf);
    if (identity instanceof TaskProblem) return failed(starting, identity.error);
    if (identity.args !== undefined && identity.args !== args)
      throw new ProtocolError(`${id} was called with other arguments than the manifest says`);
    const confirmed = identities.confirmed(id, identity, args);
    if (timing.numberOf(id) === undefined && (await reuse.take(instance, confirmed))) {
      if (recorder.isOfUnit(place)) await send({ is: "task.succeeded", task: id });
      await settle(id, place, { is: "success" });
      return { then: "reuse", output: await outputs.of(id) };
    }
    await untilReady(id);
    if (!(await attempts.turn(id, stillWanted))) return LEAVE;
    const number = await beginAttempt(starting, confirmed, version);
    if (typeof number !== "number") return number;
    const refusal =
      refused.get(core.id) ??
      reuse.heldBack(instance, confirmed) ??
      versions.problem(core, version);
    if (refusal !== undefined) return failed(starting, refusal);
    return { then: "run", attempt: number };
  }

  /** A script that runs again has computed the same arguments as before, or it is none that can be repeated. */
  async function answerDone({ id, place, core }: Starting, args: string): Promise<StartAnswer> {
    if (!identities.isAsBefore(id, args))
      throw new TaskProblem(taskError(taskIdentityDiffers({ task: core.id })));
    await settle(id, place, { is: "success" });
    return { then: "reuse", output: await outputs.of(id) };
  }

  /** Records the start of an attempt, unless the budget has no room for it or the region has ended. */
  async function beginAttempt(
    { id, place, core }: Starting,
    identity: TaskIdentity,
    version: string,
  ): Promise<number | StartAnswer> {
    const goesOn = timing.numberOf(id);
    const stillWanted = stillRuns(id);
    if (goesOn === undefined && !recorder.isOfUnit(place)) {
      const over = await account.pay(id, place, core);
      if (!stillWanted() || over === "stopped") return giveUp(id);
      if (over !== undefined) return leaveOut(id, place, over);
    }
    timing.goesOn(id);
    const number = goesOn ?? (await journal.start(id, identity));
    if (goesOn === undefined) {
      account.begun(id);
      if (recorder.isOfUnit(place)) await send({ is: "task.started", task: id });
    }
    const isOpen = open({ core: { ...core, id }, number, identity, version }, stillWanted);
    return isOpen ? number : giveUp(id);
  }

  function giveUp(id: InstanceId): typeof LEAVE {
    attempts.pass(id);
    return LEAVE;
  }

  /** A limit that has no room for its attempt fails its region. */
  async function leaveOut(id: InstanceId, place: Place, { budget, reason }: NoRoom): Promise<Over> {
    attempts.pass(id);
    const message = reason.replace("It", id);
    const error: TaskError = { code: budgetLeftOut.code, message, retryable: false };
    await journal.carryOut([{ do: "skip", task: id, reason, budget }]);
    const why = { error, class: errorClassOf(error) };
    await settle(id, place, { is: "left-out", ...why });
    return overWith(why);
  }

  /** For good, before its tool has run. */
  async function failed({ id, place }: Starting, error: TaskError): Promise<StartAnswer> {
    if (attempts.get(id) === undefined) {
      await journal.start(id);
      if (recorder.isOfUnit(place)) await send({ is: "task.started", task: id });
    }
    const answer = await failForGood(id, place, { error, class: errorClassOf(error) });
    return answer ?? LEAVE;
  }

  async function failForGood(
    id: InstanceId,
    place: Place,
    why: RegionError,
  ): Promise<Over | typeof LEAVE> {
    const keepContext = contextOf(id, place);
    attempts.close(id);
    recorder.failed.set(id, why);
    const recorded = recorder.fail(id, place, why.error, keepContext);
    await settle(id, place, { is: "failed", ...why });
    await recorded;
    return recorder.isOfUnit(place) ? LEAVE : overWith(why);
  }

  function startingOf(id: InstanceId, place: Place): Starting {
    const core = tasks.get(place.id);
    if (core === undefined) throw new ProtocolError(`${id} is no task`);
    const site = { loops: place.loops, items: placedAt(places, id)?.items ?? [] };
    return { id, place, core: values.called(core, site), site };
  }

  async function cancel(id: InstanceId, reason?: string): Promise<void> {
    attempts.close(id);
    await journal.carryOut([{ do: "cancel", task: id, ...(reason !== undefined && { reason }) }]);
  }

  const { fail, failLost } = attemptFailures(options, {
    account,
    timing,
    errors,
    contextOf,
    failForGood,
    giveUp,
    cancel,
  });

  const succeed = taskPublisher(options, {
    again: (id, place) => identify(startingOf(id, place)),
    failForGood,
  });

  return {
    start,
    succeed,
    fail,
    errorOf: errors.errorOf,
    failForGood,
    leaveOut,
    payTurn: account.payTurn,
    turnPriced: account.turnPriced,
    cancel,
    failLost,
    /** Its process was lost, perhaps because of another: it goes on in the next. */
    interrupt: (id: InstanceId): void => {
      const attempt = attempts.get(id);
      if (attempt === undefined) return;
      attempt.log.write(
        "its process, in which others ran too, exited: it starts again in another\n",
      );
      timing.interrupt(id, attempt.number);
    },
    /** The run is cancelled: what has begun and has not ended is recorded so, but what the scheduler knows. */
    cancelOpen: async (): Promise<void> => {
      for (const { id, place } of options.tracker().open) {
        if (!recorder.isOfUnit(place) && !journal.isSettled(id)) await cancel(id);
      }
    },
  };
}
