/** Which run, task and attempt an event is of, and when it happened. */
import type { InstanceId } from "./instance.ts";

export interface OfRun {
  readonly run: string;
  /** ISO 8601, like every time in the store. */
  readonly at: string;
}

export interface OfTask extends OfRun {
  readonly task: InstanceId;
}

export interface OfAttempt extends OfTask {
  /** 1 for the first. */
  readonly attempt: number;
}
