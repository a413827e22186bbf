/** What those who run the tasks of a unit with control flow share. */
import type { InstanceId } from "../../../contract/instance.ts";
import type { CoreTask } from "../../../contract/manifest.ts";
import type { Over } from "../../protocol.ts";
import type { Outcome, RegionError } from "../../regions/changes.ts";
import type { Place } from "../../regions/places.ts";
import type { Tracker } from "../../regions/tracker.ts";
import type { FollowerOptions } from "./follower.ts";
import type { OpenAttempts } from "./open-attempts.ts";
import type { Recorder } from "./record.ts";
import type { Site, UnitValues } from "./unit-values.ts";

export const LEAVE = { then: "leave" } as const;

export function overWith({ error, class: kind }: RegionError): Over {
  return { then: "over", error: error.message, class: kind };
}

/** A task that begins. */
export interface Starting {
  readonly id: InstanceId;
  readonly place: Place;
  readonly core: CoreTask;
  readonly site: Site;
}

export interface RunnerOptions extends FollowerOptions {
  readonly values: UnitValues;
  readonly attempts: OpenAttempts;
  readonly recorder: Recorder;
  /** What follows from its end is recorded. */
  readonly settle: (id: InstanceId, place: Place, outcome: Outcome) => Promise<void>;
  readonly isLeaving: () => boolean;
  /** Whether it leaves because all that is left of it waits for people. */
  readonly isParked: () => boolean;
  /** That of the script as it runs now. */
  readonly tracker: () => Tracker;
  /** Gives whether the process that runs the instance now is there still, and waits for an answer. */
  readonly stillThere: (id: InstanceId) => () => boolean;
}
