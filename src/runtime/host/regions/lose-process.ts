/** A process that ran the script of a unit is gone: what becomes of the attempts that ran in it, and of the script. */
import type { TaskError } from "../../../contract/events.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import type { Place } from "../../regions/places.ts";
import { lostAttempt } from "../lost-attempt.ts";
import type { Loss } from "./follower.ts";
import type { RunnerOptions } from "./runner-options.ts";
import type { taskRunner } from "./run-tasks.ts";
import type { ScriptProcess } from "./scripts-of-unit.ts";
import type { SharedLoop } from "./share-loop.ts";

export interface LossOptions extends RunnerOptions {
  readonly shared: SharedLoop;
  readonly runner: Pick<ReturnType<typeof taskRunner>, "failLost" | "interrupt">;
  readonly failUnit: (error: TaskError) => Promise<void>;
  /** All that run the script, and that did. */
  readonly workers: ReadonlyMap<number, ScriptProcess>;
  /** The script begins again, with a new tracker. */
  readonly begin: () => void;
}

/**
 * Who began an attempt that nobody ends says what became of it: it was changing something, or can be done again.
 *
 * @returns gives whether another process goes on in its place
 */
export function lossesOf(
  options: LossOptions,
): (worker: ScriptProcess, loss: Loss) => Promise<boolean> {
  const {
    context,
    unit,
    tasks,
    attempts,
    isLeaving,
    tracker,
    shared,
    runner,
    workers,
    failUnit,
    begin,
  } = options;
  const { journal, run } = context;
  const { items } = shared;

  function attemptsOf({ number }: ScriptProcess): InstanceId[] {
    return attempts.all.map(({ task }) => task).filter((id) => shared.workerOf(id) === number);
  }

  function uncertain(task: InstanceId, { id }: Place, { message }: TaskError): TaskError {
    const tool = tasks.get(id)?.tool ?? "";
    return lostAttempt({ task, tool, run }, message);
  }

  async function end(
    ids: readonly InstanceId[],
    cause: InstanceId | undefined,
    error: TaskError,
  ): Promise<void> {
    for (const id of ids) {
      const place = tracker().running(id);
      if (place === undefined) continue;
      if (id === cause) await runner.failLost(id, place, error);
      else if (journal.isRepeatable(id)) runner.interrupt(id);
      else await runner.failLost(id, place, uncertain(id, place, error));
    }
    attempts.reset(ids);
  }

  /** They are ended by whoever has started them; what they have said is recorded before. */
  async function endOthers(): Promise<void> {
    for (const { number } of workers.values()) if (number !== 0) await silence(number);
  }

  async function silence(number: number): Promise<void> {
    const worker = workers.get(number);
    if (worker === undefined) return;
    worker.losses += 1;
    attempts.wake((id) => shared.workerOf(id) === number);
    items.turnAway(number);
    // What it has said is recorded first: nothing of that may come after its script has begun again.
    await worker.quiet();
  }

  return async (worker, { error, blamed, isForAll, wasShared, shortage }) => {
    const { number } = worker;
    const isFirst = number === 0;
    if (isLeaving() || !(isFirst || (shared.isOpen && items.has(number)))) return false;
    const wasBusy = worker.answering > 0 || attemptsOf(worker).length > 0;
    await silence(number);
    if (isLeaving()) return false;
    const running = attemptsOf(worker);
    const only = running.length === 1 && !wasShared ? running[0] : undefined;
    const cause = blamed ?? only;
    const isHopeless = cause === undefined && !wasShared && (worker.wasLost || !wasBusy);
    if (isHopeless && !isForAll && !isFirst && running.length === 0) {
      // The others do without it.
      items.part(number);
      return false;
    }
    if (isForAll || isHopeless) {
      await failUnit(error);
      return false;
    }
    worker.wasLost = true;
    if (!wasShared && cause === undefined) attempts.suspect(running);
    if (shortage?.what === "heap" && running.length > 1 && context.oneAtATime.outgrew(unit.id))
      attempts.runSingly();
    await end(running, cause, error);
    if (!isFirst) {
      for (const item of items.takeBack(number))
        if (items.loop !== undefined) tracker().leave(items.loop, item);
      items.deal();
      return !isLeaving() && shared.isOpen;
    }
    await endOthers();
    const others = attempts.all.map(({ task }) => task);
    shared.close();
    await end(others, undefined, error);
    if (isLeaving() || tracker().isComplete) return false;
    begin();
    return true;
  };
}
