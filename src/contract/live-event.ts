import type { Diagnostic } from "./diagnostics/index.ts";
import type { OfRun, OfTask } from "./event-subject.ts";
import type { TaskProgress } from "./progress.ts";

/** What is shown while it happens, and kept elsewhere or not at all. */
export type LiveEvent =
  /** A line that a tool logged or printed. */
  | (OfTask & { readonly type: "task.log"; readonly line: string })
  /** How far a running task is: a few a second at most, the latest that its tool has reported. */
  | (OfTask & TaskProgress & { readonly type: "task.progress" })
  /** Something that concerns the run as a whole, e.g. a weaker sandbox than asked for. */
  | (OfRun & { readonly type: "run.note"; readonly diagnostic: Diagnostic });
