/** Why a task failed whose worker process has ended. */
import {
  descriptorBeyondLimit,
  processEnded,
  protocolError,
} from "../../contract/diagnostics/index.ts";
import type { TaskError } from "../../contract/events.ts";
import type { ProcessExit } from "./slots.ts";
import { taskError } from "./task-error.ts";

/** @param killReason why the host killed the process */
export function errorOfExit(ended: ProcessExit, killReason: TaskError | undefined): TaskError {
  const { exit } = ended;
  return { ...(killReason ?? errorInWords(ended)), ...(exit !== undefined && { exit }) };
}

function errorInWords({
  reason,
  transient,
  stderrTail,
  protocolError: why,
  unkeepable,
}: ProcessExit): TaskError {
  if (unkeepable !== undefined) return taskError(descriptorBeyondLimit(unkeepable));
  if (why !== undefined) return taskError(protocolError({ why }));
  return taskError(processEnded({ reason, stderrTail: errorLine(stderrTail) }), transient);
}

/** The line of a stack trace that holds the error message. */
function errorLine(text: string): string {
  return /^(FATAL ERROR|\w*Error\b).*$/m.exec(text)?.[0] ?? text.split("\n").at(-1) ?? "";
}
