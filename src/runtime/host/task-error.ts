/** Why a task failed, in the words of the catalogue of diagnostics. */
import {
  argumentsFailed,
  diskFull,
  diskOverLimit,
  inputDoesNotFit,
  notPermitted,
  outputDoesNotFit,
  outputNotJson,
  outputOverLimit,
  scriptNotLoaded,
  toolFailed,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { TaskError } from "../../contract/events.ts";
import { LONGEST_RETRY_AFTER_MS } from "../../contract/waits.ts";
import type { Config } from "../../workspace/config.ts";
import type { Failure } from "../reported-failure.ts";

/** The host finds that a task cannot go on. */
export class TaskProblem extends Error {
  readonly error: TaskError;

  constructor(error: TaskError) {
    super(error.message);
    this.error = error;
  }
}

/** For `catch`: what is no problem of a task is thrown again. */
export function problemOf(error: unknown): TaskProblem {
  if (!(error instanceof TaskProblem)) throw error;
  return error;
}

export function taskError(diagnostic: Diagnostic, retryable = false): TaskError {
  const { code, message, help } = diagnostic;
  return { code, message, ...(help !== undefined && { help }), retryable };
}

export interface FailedIn {
  /** Full name. */
  readonly tool: string;
  /** The script, relative to the build. */
  readonly file: string;
  /** Whether the tool may be called twice. */
  readonly isRepeatable: boolean;
  /** What the script may write, and what an output may be long. */
  readonly limits: Pick<Config["limits"], "diskMiB" | "outputBytes">;
}

export function errorOfFailure(failure: Failure, failedIn: FailedIn): TaskError {
  const thrown = {
    ...("class" in failure && { class: failure.class }),
    ...("stack" in failure && { stack: failure.stack }),
  };
  return { ...errorInWords(failure, failedIn), ...thrown };
}

function errorInWords(failure: Failure, { tool, file, isRepeatable, limits }: FailedIn): TaskError {
  switch (failure.why) {
    case "threw": {
      const { message, help: toolHelp, fault, retryAfterMs } = failure;
      // What changes something is tried again only when its tool says that it can be.
      const retryable = failure.retryable ?? (failure.transient && isRepeatable);
      const isSoon = (retryAfterMs ?? 0) <= LONGEST_RETRY_AFTER_MS;
      const error = taskError(toolFailed({ tool, message, toolHelp, fault }), retryable && isSoon);
      return retryAfterMs === undefined ? error : { ...error, retryAfterMs };
    }
    case "input":
      return taskError(inputDoesNotFit({ tool, problems: failure.problems }));
    case "output":
      return taskError(outputDoesNotFit({ tool, problems: failure.problems }));
    case "not-json":
      return taskError(outputNotJson({ tool, at: failure.at, what: failure.what }));
    case "too-large":
      return taskError(outputOverLimit({ bytes: failure.bytes, limit: limits.outputBytes }));
    case "denied":
      return taskError(notPermitted({ what: deed(failure.permission, failure.resource) }));
    case "file-length":
      return taskError(diskOverLimit({ limitMiB: limits.diskMiB }));
    case "disk-full":
      return taskError(diskFull({ file: failure.file ?? `what ${tool} makes` }));
    case "arguments":
      return taskError(argumentsFailed({ message: failure.message }));
    case "script":
      return taskError(scriptNotLoaded({ file, message: failure.message }));
  }
}

/** What Node's permission model refused; the names are Node's. */
function deed(permission: string, resource: string): string {
  switch (permission) {
    case "FileSystemRead":
      return `read ${resource || "that file"}`;
    case "FileSystemWrite":
      return `write ${resource || "that file"}`;
    case "ChildProcess":
      return "start a program";
    case "WorkerThreads":
      return "start a worker thread";
    case "Net":
      return `connect to ${resource || "the network"}`;
    case "Addons":
      return "load a native addon";
    default:
      return `use ${permission}`;
  }
}
