/** An attempt that ended with its process, or that stayed without an answer, and was changing something meanwhile. */
import { outcomeNotKnown } from "../../contract/diagnostics/index.ts";
import type { TaskError } from "../../contract/events.ts";
import { taskError } from "./task-error.ts";

/** It may have done it, or not. @param message how it was lost */
export function lostAttempt(
  attempt: { readonly task: string; readonly tool: string; readonly run: string },
  message: string,
): TaskError {
  return taskError(outcomeNotKnown({ ...attempt, how: `it was lost (${message})` }));
}
