/** Records what follows for regions from the end of a task, inner ones before outer ones. */
import type { TaskError } from "../../../contract/events.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import type { Change, Outcome, RegionError } from "../../regions/changes.ts";
import { outermostOf, type Place } from "../../regions/places.ts";
import type { KeepContext } from "../journal.ts";
import { composeOutput } from "./compose-output.ts";
import { errorClassOf } from "./error-class.ts";
import type { FollowerOptions } from "./follower.ts";
import type { OpenAttempts } from "./open-attempts.ts";
import { factsOf } from "./rows.ts";
import type { UnitValues } from "./unit-values.ts";

export interface Recorder {
  /** Resolves when all is recorded, and the scheduler knows of it. */
  changes(changes: readonly Change[]): Promise<void>;
  /**
   * A region begins, unless it has: its script may run once more.
   *
   * @param record default: an attempt begins
   */
  begin(id: InstanceId, place: Place, record?: () => Promise<unknown>): Promise<void>;
  /** An attempt that began, or waits to begin again, ends as failed for good; of one of the unit the scheduler decides. */
  fail(id: InstanceId, place: Place, error: TaskError, keepContext?: KeepContext): Promise<void>;
  /** Its row comes with what happens to it first. */
  add(id: InstanceId, place: Place): void;
  isOfUnit(place: Place): boolean;
  /** Resolves when outputs of regions that have ended are there for others. */
  readonly composed: Promise<unknown>;
  /** What has failed in this run, and is not done again. */
  readonly failed: Map<InstanceId, RegionError>;
}

export function recorderOf(
  options: FollowerOptions,
  values: UnitValues,
  attempts: OpenAttempts,
): Recorder {
  const { context, unit, tasks, send } = options;
  const { journal, outputs, params, clock, gates } = context;
  const failed = new Map(context.failedBefore);
  const begun = new Set<InstanceId>();
  const isOfUnit = ({ block }: Place) => block.owner === undefined;
  const add = (id: InstanceId, place: Place): void => {
    const outermost = outermostOf(place).id;
    journal.add(
      factsOf(id, place, { unit: unit.id, tasks, params }),
      outermost === id ? undefined : outermost,
    );
  };

  async function fail(
    id: InstanceId,
    place: Place,
    error: TaskError,
    keepContext?: KeepContext,
  ): Promise<void> {
    journal.noteFailure(id, error, keepContext);
    if (isOfUnit(place)) {
      const { retryable, retryAfterMs } = error;
      const isTask = place.blocks.length === 0;
      await send({
        is: "task.failed",
        task: id,
        retryable: retryable && isTask,
        random: clock.random(),
        ...(retryAfterMs !== undefined && { retryAfterMs }),
      });
    } else {
      // Its script may begin anew in this run, when it was parked at a gate: then it fails as before.
      context.failedBefore.set(id, { error, class: errorClassOf(error) });
      await journal.carryOut([{ do: "fail", task: id }]);
    }
  }

  /** Resolves when its output is there for others; what is given back, when it is recorded. */
  async function succeed({ id, place, output: of }: Extract<Change, { readonly is: "succeeded" }>) {
    values.close(id);
    const output = await composeOutput(context, { id, place }, of);
    const recorded = journal.succeed(id, output);
    outputs.add(id, output);
    return [
      isOfUnit(place) ? recorded.then(() => send({ is: "task.succeeded", task: id })) : recorded,
    ];
  }

  /** Outer regions are made of what inner ones gave, which another message may have ended: one after the other. */
  let previous: Promise<unknown> = Promise.resolve();

  async function apply(changes: readonly Change[]): Promise<Promise<unknown>[]> {
    const pending: Promise<unknown>[] = [];
    for (const change of changes) {
      if (change.is === "succeeded" && !journal.isSettled(change.id))
        pending.push(...(await succeed(change)));
      else pending.push(record(change));
    }
    return pending;
  }

  async function record(change: Change): Promise<void> {
    const { id, place } = change;
    if (journal.isSettled(id)) return;
    switch (change.is) {
      case "succeeded":
        return;
      case "failed":
        values.close(id);
        failed.set(id, change);
        return fail(id, place, { ...change.error, retryable: false });
      case "skipped":
        return journal.carryOut([{ do: "skip", task: id, reason: change.reason }]);
      case "cancelled": {
        values.close(id);
        attempts.close(id);
        attempts.clear(id);
        gates.remove(id);
        return journal.carryOut([{ do: "cancel", task: id, reason: change.reason }]);
      }
    }
  }

  return {
    changes: async (changes) => {
      if (changes.length === 0) return;
      const applied = previous.then(() => apply(changes));
      previous = applied.catch(() => {});
      await Promise.all(await applied);
    },
    begin: async (id, place, recordBegin = () => journal.start(id)) => {
      if (begun.has(id) || journal.isDone(id)) return;
      begun.add(id);
      add(id, place);
      const recorded = journal.isBegun(id) ? undefined : recordBegin();
      if (isOfUnit(place)) await send({ is: "task.started", task: id });
      await recorded;
    },
    fail,
    add,
    isOfUnit,
    get composed() {
      return previous;
    },
    failed,
  };
}

export function failedWith(error: TaskError): Extract<Outcome, { readonly is: "failed" }> {
  return { is: "failed", error, class: errorClassOf(error) };
}
