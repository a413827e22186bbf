/** Who has an effect carried out: an attempt at a task, and the script that it is in. */
import type { FileRef } from "../../../catalog/context.ts";
import type { TaskProgress } from "../../../contract/progress.ts";

/** The task that asks. */
export interface Asker {
  readonly task: string;
  /** Full name. */
  readonly tool: string;
  /** Names that it has given to files. */
  readonly fileNames: Set<string>;
  /** What it has put on the bus. */
  readonly files: FileRef[];
  /** Aborted when the task is over. */
  readonly signal: AbortSignal;
  /** Says how far it is. */
  readonly progress: (report: TaskProgress) => void;
  /** Counts what was done for the attempt. */
  readonly made: { effects: number };
}

/** An attempt that asks, and the script that it is in. */
export interface AskingScript extends Asker {
  /**
   * A person is asked for it, or is no more: meanwhile its time stands still.
   *
   * @param mayPark whether its script may be ended until the person has answered
   */
  readonly waits: (isWaiting: boolean, mayPark: boolean) => void;
}
