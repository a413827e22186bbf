/** What kind of failure an error is, as plans tell them apart: the one place where that is decided. */
import {
  agentResultWrong,
  argumentsFailed,
  commandNotListed,
  gateNotDecided,
  gateRejected,
  inputDoesNotFit,
  modelRateLimited,
  modelServerError,
  modelTimeout,
  modelUnreachable,
  notPermitted,
  outputDoesNotFit,
  outputNotJson,
  outputOverLimit,
  pathOutsideWorkspace,
  processEnded,
  taskTimedOut,
  tooManyFindings,
} from "../../../contract/diagnostics/index.ts";
import type { ErrorClass } from "../../../contract/error-class.ts";
import type { TaskError } from "../../../contract/events.ts";
import type { Failure } from "../../reported-failure.ts";

const BY_CODE = new Map<string, ErrorClass>([
  [taskTimedOut.code, "timeout"],
  [processEnded.code, "lost"],
  [notPermitted.code, "denied"],
  [pathOutsideWorkspace.code, "denied"],
  [commandNotListed.code, "denied"],
  [inputDoesNotFit.code, "bad-data"],
  [outputDoesNotFit.code, "bad-data"],
  [outputNotJson.code, "bad-data"],
  [outputOverLimit.code, "bad-data"],
  [argumentsFailed.code, "bad-data"],
  [gateRejected.code, "denied"],
  [gateNotDecided.code, "timeout"],
  [modelUnreachable.code, "network"],
  [modelServerError.code, "network"],
  [modelRateLimited.code, "rate-limit"],
  [modelTimeout.code, "timeout"],
  [agentResultWrong.code, "bad-data"],
  [tooManyFindings.code, "findings"],
]);

/** @param failure as the worker process has reported it; absent where the host found the error, or read it */
export function errorClassOf({ code, retryAfterMs }: TaskError, failure?: Failure): ErrorClass {
  const known = BY_CODE.get(code);
  if (known !== undefined) return known;
  if (failure?.why === "threw") {
    if (failure.kind !== undefined) return failure.kind;
    if (failure.transient) return "network";
  }
  return retryAfterMs === undefined ? "failed" : "rate-limit";
}
