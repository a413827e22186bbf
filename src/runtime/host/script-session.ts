/** What whoever dispatches units knows of one on its worker process, whatever its script does. */
import type { TaskError } from "../../contract/events.ts";

/** Milliseconds that a script has to end: after its last task, after a failure, or after cancellation. */
export const GRACE_MS = 2000;

/** Milliseconds that a script has before its next task: to load modules and to compute arguments. */
export const BETWEEN_MS = 30_000;

export interface Session {
  /** Rejects when something could not be recorded. */
  readonly ended: Promise<SessionEnd>;
  /** Cancels the script, and kills its process when it does not end in time. */
  stop(): void;
  /** Kills its process; the task that runs fails for this reason. */
  kill(reason: TaskError): void;
}

export interface SessionEnd {
  /** Whether the worker process may serve another unit; otherwise it was killed. */
  readonly reusable: boolean;
  /** Whether the unit has to run again in a fresh process: that of it was lost, perhaps because of another unit. */
  readonly rerun: boolean;
}
