/** What the tracker is told, and what it says is to be recorded. */
import type { ErrorClass } from "../../contract/error-class.ts";
import type { TaskError } from "../../contract/events.ts";
import type { InstanceId } from "../../contract/instance.ts";
import type { Place } from "./places.ts";

/** Why something failed, and what kind of failure that is. */
export interface RegionError {
  readonly error: TaskError;
  readonly class: ErrorClass;
}

export type Outcome =
  | { readonly is: "success" }
  | ({ readonly is: "failed" } & RegionError)
  /** Its attempt does not fit into the budget. */
  | ({ readonly is: "left-out" } & RegionError);

/** What is to be known of a region when it begins. */
export type Beginning =
  | { readonly is: "branch"; readonly taken: boolean }
  | { readonly is: "items"; readonly count: number; readonly concurrency: number }
  /** An agent; calls of one turn side by side. */
  | { readonly is: "steps"; readonly concurrency: number }
  | { readonly is: "others" };

/** Of what the output of a region that has ended is made. Ids are those of the instances that gave it. */
export type Composition =
  | {
      readonly is: "branch";
      readonly taken: "then" | "else";
      readonly from: InstanceId | undefined;
    }
  | {
      readonly is: "items";
      readonly count: number;
      readonly from: (index: number) => InstanceId;
      /** In the order of items. */
      readonly failed: readonly { readonly index: number; readonly error: string }[];
    }
  | {
      readonly is: "rounds";
      readonly count: number;
      readonly from: (index: number) => InstanceId;
      readonly isMet: boolean;
    }
  | { readonly is: "all"; readonly members: readonly Member[] }
  /** Of an agent: what a turn of it gave as the result. */
  | { readonly is: "result"; readonly from: InstanceId }
  /** Of another plan: the output of its last task. */
  | { readonly is: "last"; readonly from: InstanceId }
  | { readonly is: "first"; readonly by: string; readonly from: InstanceId }
  | {
      readonly is: "settled";
      readonly members: readonly (Member | { readonly name: string; readonly error: string })[];
    };

export interface Member {
  readonly name: string;
  readonly from: InstanceId;
}

/** In the order in which they happen: what is within a region comes before the region. */
export type Change =
  | {
      readonly is: "succeeded";
      readonly id: InstanceId;
      readonly place: Place;
      readonly output: Composition;
    }
  | ({ readonly is: "failed"; readonly id: InstanceId; readonly place: Place } & RegionError)
  /** It never began, and has a row all the same: outside of loops they are known from the start. */
  | {
      readonly is: "skipped";
      readonly id: InstanceId;
      readonly place: Place;
      readonly reason: string;
    }
  /** It has begun, and its region is over. */
  | {
      readonly is: "cancelled";
      readonly id: InstanceId;
      readonly place: Place;
      readonly reason: string;
    };
