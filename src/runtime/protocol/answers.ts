/** What the host answers to each question of a script. */
import type { ExecResult, FetchedResponse, FileRef } from "../../catalog/context.ts";
import type { ErrorClass } from "../../contract/error-class.ts";
import type { CallResult } from "../../mcp/index.ts";
import type { Delivery, PresentDelivery } from "./delivery.ts";

/** What the host answers when a task wants to start. `leave`: end the script, the host will run it elsewhere. */
export type StartAnswer =
  | { readonly then: "run"; readonly attempt: number }
  | { readonly then: "reuse"; readonly output: Delivery }
  | { readonly then: "leave" }
  | Over;

/** It has failed for good: what that means is a matter of the region around it. */
export interface Over {
  readonly then: "over";
  /** One line. */
  readonly error: string;
  readonly class: ErrorClass;
}

/** What follows for a script from a failed attempt within a region. */
export type FailAnswer =
  { readonly then: "again"; readonly attempt: number } | { readonly then: "leave" } | Over;

/**
 * What the host answers when a region wants to begin. `sideBySide`: items at a time. `share`: other processes run items
 * of the loop too, so the host is asked for each, and once more for the loop when there are no more.
 */
export type BeginAnswer =
  | { readonly then: "run" | "share"; readonly sideBySide: number }
  | Exclude<StartAnswer, { readonly then: "run" }>;

/** The number of an item, or that there is none any more. */
export type NextAnswer =
  { readonly then: "run"; readonly item: number } | { readonly then: "leave" };

/** What the host answers to each question. */
export interface Answers {
  readonly output: Delivery;
  readonly start: StartAnswer;
  /** Another output than the script has, where secrets stood in it; or why it could not be kept. */
  readonly succeed:
    { readonly output: PresentDelivery } | Exclude<FailAnswer, { readonly then: "again" }> | null;
  /** Nothing where the unit runs one task after the other: its script ends. */
  readonly fail: FailAnswer | null;
  readonly begin: BeginAnswer;
  readonly round: Exclude<FailAnswer, { readonly then: "again" }> | null;
  readonly broken: Exclude<FailAnswer, { readonly then: "again" }>;
  readonly next: NextAnswer;
  readonly fetch: FetchedResponse;
  readonly exec: ExecResult;
  readonly adopt: FileRef;
  readonly mcp: CallResult;
}
