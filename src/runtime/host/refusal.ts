/** What a script is told of an error of what it asked for. */
import { ToolError } from "../../catalog/errors.ts";
import type { Refusal } from "../protocol/messages.ts";
import { TaskProblem } from "./task-error.ts";

export function isRefusal(error: unknown): error is ToolError | TaskProblem {
  return error instanceof ToolError || error instanceof TaskProblem;
}

export function refusalOf(error: ToolError | TaskProblem): Refusal {
  const { message, help, retryable, retryAfterMs } =
    error instanceof ToolError ? error : error.error;
  const { kind } = error instanceof ToolError ? error : { kind: undefined };
  return {
    message,
    retryable,
    ...(help !== undefined && { help }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(kind !== undefined && { kind }),
  };
}
