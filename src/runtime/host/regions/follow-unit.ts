/**
 * Follows the script of a unit with control flow: what it may do next is what the tracker says, what it says is compared
 * with what the host knows, and all that happens is recorded before it gets its answer.
 *
 * A task of the unit itself that fails ends the script, as in a unit without control flow: the scheduler says what
 * follows. Within a region the answer to a failed attempt is held back until the attempt after it may begin, or says
 * that there is none. When its process is lost, the script begins again with a new tracker; what is done is answered
 * from the store, and an attempt that ran goes on under its number. See docs/adr/0023, and docs/adr/0032 for scripts
 * that several processes run.
 */
import { scriptEndedEarly } from "../../../contract/diagnostics/index.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import { isGate, isTurn } from "../../../contract/regions/index.ts";
import type { BeginAnswer, Over, StartAnswer } from "../../protocol.ts";
import { outermostOf, placedAt, type Place, type Placed } from "../../regions/places.ts";
import { trackUnit } from "../../regions/tracker.ts";
import type { Change, Outcome, RegionError } from "../../regions/changes.ts";
import { ProtocolError } from "../protocol-error.ts";
import { taskError, TaskProblem } from "../task-error.ts";
import type { Asked, Follower, FollowerOptions } from "./follower.ts";
import { loopProgress } from "./loop-progress.ts";
import { lossesOf } from "./lose-process.ts";
import { openAttempts } from "./open-attempts.ts";
import { recorderOf } from "./record.ts";
import { gateRunner } from "./run-gates.ts";
import { regionRunner } from "./run-regions.ts";
import { taskRunner } from "./run-tasks.ts";
import { turnRunner } from "./run-turns.ts";
import { LEAVE, overWith } from "./runner-options.ts";
import { scriptProcess, type ScriptProcess } from "./scripts-of-unit.ts";
import { sharedLoop } from "./share-loop.ts";
import { unitFailure } from "./fail-unit.ts";
import { unitValues } from "./unit-values.ts";

type AskedFor<Ask extends Asked["ask"]> = Extract<Asked, { readonly ask: Ask }>;

export function followUnit(options: FollowerOptions): Follower {
  const { places, context, tasks } = options;
  const values = unitValues(context, places);
  const attempts = openAttempts(
    (attempt) => options.expired(attempt, shared.workerOf(attempt.task)),
    () => context.oneAtATime.isOn,
  );
  const recorder = recorderOf(options, values, attempts);
  const progress = loopProgress(context);
  let current = trackUnit(places);
  const tracker = () => current;
  const workers = new Map([[0, scriptProcess(0)]]);
  let isStopped = false;
  /** Whether the script has to end for now, since nothing but gates is left that it could do. */
  let isParked = false;
  let hasFailed = false;

  const isLeaving = () => isStopped || hasFailed || isParked;
  const workerOf = (id: InstanceId) => workers.get(shared.workerOf(id));
  const shared = sharedLoop({ ...options, tracker, recorder, isLeaving, start: startWorker });

  function stillThere(id: InstanceId): () => boolean {
    const worker = workerOf(id);
    const before = worker?.losses;
    return () => worker?.isReleased === false && worker.losses === before;
  }

  function leave(): void {
    hasFailed = true;
    attempts.wake();
    shared.items.deal();
  }

  async function settle(id: InstanceId, place: Place, outcome: Outcome): Promise<void> {
    const worker = workerOf(id);
    if (worker !== undefined) worker.wasLost = false;
    attempts.clear(id);
    // Another block has ended its region meanwhile.
    if (current.running(id) === undefined && current.mayBegin(id) === undefined) return;
    if (outcome.is !== "success" && recorder.isOfUnit(place)) hasFailed = true;
    const changes = current.end(id, outcome);
    progress.changed(place, current);
    await record(changes, place);
  }

  /** An output that is too large fails all that it is a part of. */
  async function record(changes: readonly Change[], place: Place): Promise<void> {
    if (changes.some((change) => change.is === "failed" && recorder.isOfUnit(change.place)))
      hasFailed = true;
    try {
      await recorder.changes(changes);
    } catch (error) {
      if (!(error instanceof TaskProblem)) throw error;
      await failUnit(error.error, outermostOf(place));
    }
  }

  const shares = {
    ...options,
    values,
    attempts,
    recorder,
    settle,
    isLeaving,
    isParked: () => isParked && !isStopped,
    tracker,
    stillThere,
  };
  const runner = taskRunner(shares);
  const { beginToFail, failUnit } = unitFailure({
    ...shares,
    cancel: runner.cancel,
    hasFailed: () => hasFailed,
    leave,
  });
  const regions = regionRunner({
    ...shares,
    endAsBefore,
    expectNext,
    record,
    changed: (place) => progress.changed(place, current),
  });
  const gates = gateRunner({ ...shares, failForGood: runner.failForGood, waits: parkWhenHeldUp });
  const turns = turnRunner({ ...shares, ...runner, record });
  const lost = lossesOf({
    ...shares,
    shared,
    runner,
    workers,
    failUnit,
    begin: () => (current = trackUnit(places)),
  });

  function expectNext(id: InstanceId): Placed {
    const placed = current.mayBegin(id);
    if (placed === undefined) throw new ProtocolError(`${id} is not what comes next`);
    return placed;
  }

  async function start(asked: AskedFor<"start">): Promise<StartAnswer> {
    const { task: id } = asked;
    if (isLeaving() || current.isOver(id)) return LEAVE;
    const { place, items } = expectNext(id);
    const core = tasks.get(place.id);
    if (core === undefined) throw new ProtocolError(`${id} is no task`);
    current.start(id);
    const before = recorder.failed.get(id);
    if (before !== undefined) return endAsBefore(id, place, before);
    if (context.journal.gateOf(id) !== undefined && !(await gates.isAnswered(id))) return LEAVE;
    const site = { loops: place.loops, items };
    return runner.start(asked, { id, place, core: values.called(core, site), site });
  }

  async function endAsBefore(id: InstanceId, place: Place, before: RegionError): Promise<Over> {
    await settle(id, place, { is: "failed", error: before.error, class: before.class });
    return overWith(before);
  }

  async function begin(worker: ScriptProcess, asked: AskedFor<"begin">): Promise<BeginAnswer> {
    const { region: id } = asked;
    if (shared.knows(id)) return shared.again(worker, asked);
    const isGone = isLeaving() || current.isOver(id);
    const placed = isGone ? undefined : expectNext(id);
    if (placed !== undefined && isTurn(placed.place.region)) {
      const failed = recorder.failed.get(id);
      return failed === undefined ? turns.begin(id, placed) : endAsBefore(id, placed.place, failed);
    }
    if (placed === undefined || !isGate(placed.place.region)) {
      const answer = await regions.begin(asked);
      if (answer.then !== "run" || current.running(id) === undefined || placed === undefined)
        return answer;
      return shared.shareOut(placed.place, asked, answer.sideBySide);
    }
    const before = recorder.failed.get(id);
    if (before !== undefined) return endAsBefore(id, placed.place, before);
    return gates.begin(id, placed, placed.place.region);
  }

  /** People take their time: a process that can do nothing before they decide is there for others. */
  function parkWhenHeldUp(): void {
    if (isLeaving() || !current.isHeldUp(gates.isWaiting)) return;
    isParked = true;
    // Their tools are answered by nobody before: they end, and are called again.
    for (const attempt of attempts.all) if (gates.isWaiting(attempt.task)) attempt.abort();
    attempts.wake();
    shared.items.deal();
  }

  async function broken(asked: AskedFor<"broken">): Promise<Over | typeof LEAVE> {
    const { region, key, failure } = asked;
    if (isLeaving() || (region !== undefined && current.isOver(region))) return LEAVE;
    const next = current.nextIn(region, key);
    const placed = next === undefined ? undefined : placedAt(places, next)?.place;
    if (next === undefined || placed === undefined)
      throw new ProtocolError("it failed where nothing can");
    const { error, class: kind } = runner.errorOf(failure, placed);
    if (current.running(next) === undefined) recorder.add(next, placed);
    await beginToFail(next, placed);
    if (placed.blocks.length > 0) {
      if (current.running(next) !== undefined)
        await record(current.end(next, { is: "failed", error, class: kind }), placed);
      else await regions.failRegion(next, placed, error);
    } else {
      await recorder.fail(next, placed, error);
      recorder.failed.set(next, { error, class: kind });
      attempts.close(next);
      await settle(next, placed, { is: "failed", error, class: kind });
    }
    return recorder.isOfUnit(placed) ? LEAVE : overWith({ error, class: kind });
  }

  async function answerOne(worker: ScriptProcess, asked: Asked, staging: string) {
    if (asked.ask === "next") return shared.next(worker, asked);
    const isAgain = asked.ask === "begin" && shared.knows(asked.region);
    const place = isAgain ? "own" : shared.placeOf(worker, asked);
    if (place !== "own") return place === "over" ? LEAVE : shared.outside(asked);
    switch (asked.ask) {
      case "start":
        return start(asked);
      case "succeed":
        return runner.succeed(asked, staging);
      case "fail":
        return runner.fail(asked);
      case "begin":
        return begin(worker, asked);
      case "round":
        return regions.round(asked);
      case "broken":
        return broken(asked);
    }
  }

  function startWorker(worker: ScriptProcess): void {
    workers.set(worker.number, worker);
    options.sharing.start(worker.number, followerOf(worker));
  }

  /** What the script is, as far as it runs in this process. */
  function followerOf(worker: ScriptProcess): Follower {
    const { number } = worker;
    const isFirst = number === 0;
    const own = () => attempts.all.filter(({ task }) => shared.workerOf(task) === number);
    const hasLeft = () =>
      isLeaving() ||
      current.isComplete ||
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
          return await worker.during(() => answerOne(worker, asked, staging));
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
        if (!mayPark) return;
        gates.stands(task, isWaiting);
        parkWhenHeldUp();
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
            current.leave(shared.items.loop ?? "", item);
          return shared.items.part(number);
        }
        progress.close();
        if (isStopped) await runner.cancelOpen();
        else if (isParked) return;
        else if (!current.isComplete && !hasFailed) await failUnit(error);
      },
      lost: (loss) => lost(worker, loss),
      release: () => {
        worker.isReleased = true;
        shared.items.turnAway(number);
        attempts.wake((id) => shared.workerOf(id) === number);
      },
      get isParked() {
        return isParked && !isStopped;
      },
      stop: () => {
        isStopped = true;
        attempts.wake();
        for (const attempt of attempts.all) attempt.abort();
        shared.items.deal();
      },
    };
  }

  return followerOf(workers.get(0) as ScriptProcess);
}
