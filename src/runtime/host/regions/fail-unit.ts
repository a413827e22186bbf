/** A unit whose script cannot go on: what of it runs has failed, or comes next. */
import type { TaskError } from "../../../contract/events.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import type { Place } from "../../regions/places.ts";
import { failedWith } from "./record.ts";
import type { RunnerOptions } from "./runner-options.ts";

export interface UnitFailureOptions extends RunnerOptions {
  readonly cancel: (id: InstanceId, reason: string) => Promise<void>;
  readonly hasFailed: () => boolean;
  /** The script does nothing more. */
  readonly leave: () => void;
}

export interface UnitFailure {
  /** What has not begun has an attempt that fails. */
  beginToFail(id: InstanceId, place: Place): Promise<void>;
  /** @param place default: what of the unit runs, or comes next */
  failUnit(error: TaskError, place?: Place): Promise<void>;
}

export function unitFailure(options: UnitFailureOptions): UnitFailure {
  const { context, places, send, attempts, recorder, tracker, cancel, hasFailed, leave } = options;

  async function beginToFail(id: InstanceId, place: Place): Promise<void> {
    if (place.blocks.length > 0) return recorder.begin(id, place);
    if (tracker().running(id) !== undefined) return;
    const recorded = context.journal.start(id);
    if (recorder.isOfUnit(place)) await send({ is: "task.started", task: id });
    await recorded;
  }

  function nextOfUnit(): Place | undefined {
    const next = tracker().nextIn(undefined, "");
    return next === undefined ? undefined : places.byId.get(next);
  }

  async function failUnit(error: TaskError, place?: Place): Promise<void> {
    if (hasFailed() && place === undefined) return;
    const outermost = tracker().open.findLast((one) => recorder.isOfUnit(one.place))?.place;
    const failing = place ?? outermost ?? nextOfUnit();
    if (failing === undefined) return;
    const { id } = failing;
    leave();
    await beginToFail(id, failing);
    const outcome = failedWith(error);
    for (const { task } of attempts.all) if (task !== id) await cancel(task, `${id} has failed.`);
    attempts.close(id);
    if (failing.blocks.length > 0)
      await recorder.changes(
        tracker().running(id) === undefined
          ? [{ ...outcome, is: "failed", id, place: failing }]
          : tracker().end(id, outcome),
      );
    else await recorder.fail(id, failing, error);
  }

  return { beginToFail, failUnit };
}
