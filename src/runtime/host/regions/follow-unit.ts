/**
 * Follows the script of a unit with control flow: what it may do next is what the tracker says, what it says is compared
 * with what the host knows, and all that happens is recorded before it gets its answer.
 *
 * A task of the unit itself that fails ends the script, as in a unit without control flow: the scheduler says what
 * follows. Within a region the answer to a failed attempt is held back until the attempt after it may begin, or says
 * that there is none. When its process is lost, the script begins again with a new tracker; what is done is answered
 * from the store, and an attempt that ran goes on under its number. See docs/adr/0023.
 */
import { outcomeNotKnown, scriptEndedEarly } from "../../../contract/diagnostics/index.ts";
import type { TaskError } from "../../../contract/events.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import { isGate } from "../../../contract/regions/index.ts";
import type { BeginAnswer, Over, StartAnswer } from "../../protocol.ts";
import { outermostOf, placedAt, type Place, type Placed } from "../../regions/places.ts";
import { trackUnit } from "../../regions/tracker.ts";
import type { Change, Outcome, RegionError } from "../../regions/changes.ts";
import { ProtocolError } from "../protocol-error.ts";
import { taskError, TaskProblem } from "../task-error.ts";
import type { Asked, Follower, FollowerOptions, Loss } from "./follower.ts";
import { loopProgress } from "./loop-progress.ts";
import { openAttempts } from "./open-attempts.ts";
import { failedWith, recorderOf } from "./record.ts";
import { gateRunner } from "./run-gates.ts";
import { regionRunner } from "./run-regions.ts";
import { taskRunner } from "./run-tasks.ts";
import { LEAVE, overWith } from "./runner-options.ts";
import { unitValues } from "./unit-values.ts";

type AskedFor<Ask extends Asked["ask"]> = Extract<Asked, { readonly ask: Ask }>;

export function followUnit(options: FollowerOptions): Follower {
  const { places, context, tasks } = options;
  const { journal, run } = context;
  const values = unitValues(context, places);
  const attempts = openAttempts(options.expired);
  const recorder = recorderOf(options, values, attempts);
  const progress = loopProgress(context);
  let tracker = trackUnit(places);
  let isStopped = false;
  /** Whether the script has to end for now, since nothing but gates is left that it could do. */
  let isParked = false;
  let hasFailed = false;
  let answering = 0;
  let losses = 0;
  /** Whether the process was lost, and nothing has ended since. */
  let wasLost = false;

  const isLeaving = () => isStopped || hasFailed || isParked;

  async function settle(id: InstanceId, place: Place, outcome: Outcome): Promise<void> {
    wasLost = false;
    attempts.clear(id);
    // Another block has ended its region meanwhile.
    if (tracker.running(id) === undefined && tracker.mayBegin(id) === undefined) return;
    if (outcome.is !== "success" && recorder.isOfUnit(place)) hasFailed = true;
    const changes = tracker.end(id, outcome);
    progress.changed(place, tracker);
    await record(changes, place);
  }

  /** An output that is too large fails all that it is a part of. */
  async function record(changes: readonly Change[], place: Place): Promise<void> {
    if (changes.some((change) => change.is === "failed" && recorder.isOfUnit(change.place))) hasFailed = true; // prettier-ignore
    try {
      await recorder.changes(changes);
    } catch (error) {
      if (!(error instanceof TaskProblem)) throw error;
      await failUnit(error.error, outermostOf(place));
    }
  }

  const runner = taskRunner({ ...options, values, attempts, recorder, settle, isLeaving, tracker: () => tracker, losses: () => losses }); // prettier-ignore

  const regions = regionRunner({ ...options, values, recorder, isLeaving, tracker: () => tracker, settle, endAsBefore, expectNext, record, changed: (place) => progress.changed(place, tracker) }); // prettier-ignore
  const { failRegion } = regions;
  const gates = gateRunner({ ...options, values, attempts, recorder, settle, isLeaving, tracker: () => tracker, losses: () => losses, failForGood: runner.failForGood, waits: parkWhenHeldUp }); // prettier-ignore

  function expectNext(id: InstanceId): Placed {
    const placed = tracker.mayBegin(id);
    if (placed === undefined) throw new ProtocolError(`${id} is not what comes next`);
    return placed;
  }

  async function start(asked: AskedFor<"start">): Promise<StartAnswer> {
    const { task: id } = asked;
    if (isLeaving() || tracker.isOver(id)) return LEAVE;
    const { place, items } = expectNext(id);
    const core = tasks.get(place.id);
    if (core === undefined) throw new ProtocolError(`${id} is no task`);
    tracker.start(id);
    const before = recorder.failed.get(id);
    if (before !== undefined) return endAsBefore(id, place, before);
    return runner.start(asked, { id, place, core, site: { loops: place.loops, items } });
  }

  async function endAsBefore(id: InstanceId, place: Place, before: RegionError): Promise<Over> {
    await settle(id, place, { is: "failed", error: before.error, class: before.class });
    return overWith(before);
  }

  async function begin(asked: AskedFor<"begin">): Promise<BeginAnswer> {
    const { region: id } = asked;
    const isGone = isLeaving() || tracker.isOver(id);
    const placed = isGone ? undefined : expectNext(id);
    if (placed === undefined || !isGate(placed.place.region)) return regions.begin(asked);
    const before = recorder.failed.get(id);
    if (before !== undefined) return endAsBefore(id, placed.place, before);
    return gates.begin(id, placed, placed.place.region);
  }

  /** People take their time: a process that can do nothing before they decide is there for others. */
  function parkWhenHeldUp(): void {
    if (isLeaving() || !tracker.isHeldUp(gates.isWaiting)) return;
    isParked = true;
    attempts.wake();
  }

  async function broken(asked: AskedFor<"broken">): Promise<Over | typeof LEAVE> {
    const { region, key, failure } = asked;
    if (isLeaving() || (region !== undefined && tracker.isOver(region))) return LEAVE;
    const next = tracker.nextIn(region, key);
    const placed = next === undefined ? undefined : placedAt(places, next)?.place;
    if (next === undefined || placed === undefined) throw new ProtocolError("it failed where nothing can"); // prettier-ignore
    const { error, class: kind } = runner.errorOf(failure, placed);
    if (tracker.running(next) === undefined) recorder.add(next, placed);
    await beginToFail(next, placed);
    if (placed.blocks.length > 0) {
      if (tracker.running(next) !== undefined)
        await record(tracker.end(next, { is: "failed", error, class: kind }), placed); // prettier-ignore
      else await failRegion(next, placed, error);
    } else {
      await recorder.fail(next, placed, error);
      recorder.failed.set(next, { error, class: kind });
      attempts.close(next);
      await settle(next, placed, { is: "failed", error, class: kind });
    }
    return recorder.isOfUnit(placed) ? LEAVE : overWith({ error, class: kind });
  }

  /** What has not begun has an attempt that fails. */
  async function beginToFail(id: InstanceId, place: Place): Promise<void> {
    if (place.blocks.length > 0) return recorder.begin(id, place);
    if (tracker.running(id) !== undefined) return;
    const recorded = journal.start(id);
    if (recorder.isOfUnit(place)) await options.send({ is: "task.started", task: id });
    await recorded;
  }

  /** The script cannot go on: what of the unit runs has failed, or comes next. */
  async function failUnit(error: TaskError, place?: Place): Promise<void> {
    if (hasFailed && place === undefined) return;
    const outermost = tracker.open.findLast((one) => recorder.isOfUnit(one.place))?.place;
    const failing = place ?? outermost ?? nextOfUnit();
    if (failing === undefined) return;
    const { id } = failing;
    hasFailed = true;
    attempts.wake();
    await beginToFail(id, failing);
    const outcome = failedWith(error);
    for (const { task } of attempts.all)
      if (task !== id) await runner.cancel(task, `${id} has failed.`);
    attempts.close(id);
    if (failing.blocks.length > 0)
      await recorder.changes(tracker.running(id) === undefined ? [{ ...outcome, is: "failed", id, place: failing }] : tracker.end(id, outcome)); // prettier-ignore
    else await recorder.fail(id, failing, error);
  }

  function nextOfUnit(): Place | undefined {
    const next = tracker.nextIn(undefined, "");
    return next === undefined ? undefined : places.byId.get(next);
  }

  /** Who began an attempt that nobody ends says what became of it: it was changing something, or can be done again. */
  async function lost({ error, blamed, isForAll, wasShared }: Loss): Promise<boolean> {
    if (isLeaving()) return false;
    losses += 1;
    const running = attempts.all.map(({ task }) => task);
    const only = running.length === 1 && !wasShared ? running[0] : undefined;
    const cause = blamed ?? only;
    const isHopeless = cause === undefined && !wasShared && (wasLost || !attempts.isBusy);
    if (isForAll || isHopeless) {
      await failUnit(error);
      return false;
    }
    wasLost = true;
    if (!wasShared && cause === undefined) attempts.suspect(running);
    for (const id of running) {
      const place = tracker.running(id);
      if (place === undefined) continue;
      if (id === cause) await runner.failLost(id, place, error);
      else if (journal.isRepeatable(id)) runner.interrupt(id);
      else await runner.failLost(id, place, uncertain(id, place, error));
    }
    attempts.reset();
    if (isLeaving() || tracker.isComplete) return false;
    tracker = trackUnit(places);
    return true;
  }

  function uncertain(task: InstanceId, { id }: Place, { message }: TaskError): TaskError {
    const tool = tasks.get(id)?.tool ?? "";
    return taskError(outcomeNotKnown({ task, tool, run, how: `it was lost (${message})` }));
  }

  async function answerOne(asked: Asked, staging: string) {
    switch (asked.ask) {
      case "start":
        return start(asked);
      case "succeed":
        return runner.succeed(asked, staging);
      case "fail":
        return runner.fail(asked);
      case "begin":
        return begin(asked);
      case "round":
        return regions.round(asked);
      case "broken":
        return broken(asked);
    }
  }

  return {
    attemptOf: attempts.get,
    get attempts() {
      return attempts.all;
    },
    answer: async (asked, staging) => {
      answering += 1;
      try {
        return await answerOne(asked, staging);
      } catch (error) {
        if (!(error instanceof TaskProblem)) throw error;
        await failUnit(error.error);
        return LEAVE;
      } finally {
        answering -= 1;
        parkWhenHeldUp();
      }
    },
    lose: (task, message) => {
      const attempt = attempts.get(task);
      if (attempt !== undefined) attempt.lost ??= message;
    },
    get isIdle() {
      return answering === 0 && !attempts.isBusy;
    },
    get isLeaving() {
      return isLeaving() || tracker.isComplete;
    },
    end: async (error = taskError(scriptEndedEarly({}))) => {
      progress.close();
      if (isStopped) await runner.cancelOpen();
      else if (isParked) return;
      else if (!tracker.isComplete && !hasFailed) await failUnit(error);
    },
    lost,
    release: gates.release,
    get isParked() {
      return isParked && !isStopped;
    },
    stop: () => {
      isStopped = true;
      attempts.wake();
      for (const attempt of attempts.all) attempt.abort();
    },
  };
}
