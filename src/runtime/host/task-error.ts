/** Why a task failed, in the words of the catalogue of diagnostics. */
import {
  argumentsFailed,
  diskOverLimit,
  inputDoesNotFit,
  notPermitted,
  outputDoesNotFit,
  outputNotJson,
  scriptNotLoaded,
  toolFailed,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { TaskError } from "../../contract/events.ts";
import type { Failure } from "../protocol.ts";

/** The host finds that a task cannot go on. */
export class TaskProblem extends Error {
  readonly error: TaskError;

  constructor(error: TaskError) {
    super(error.message);
    this.error = error;
  }
}

export function taskError(diagnostic: Diagnostic, retryable = false): TaskError {
  const { code, message, help } = diagnostic;
  return { code, message, ...(help !== undefined && { help }), retryable };
}

export interface FailedScript {
  /** The tool of the task that failed. */
  readonly tool: string;
  /** The script, relative to the build. */
  readonly file: string;
  /** What it may write. */
  readonly diskMiB: number;
}

export function errorOfFailure(failure: Failure, { tool, file, diskMiB }: FailedScript): TaskError {
  switch (failure.why) {
    case "threw": {
      const { message, help: toolHelp, fault, retryable } = failure;
      return taskError(toolFailed({ tool, message, toolHelp, fault }), retryable);
    }
    case "input":
      return taskError(inputDoesNotFit({ tool, problems: failure.problems }));
    case "output":
      return taskError(outputDoesNotFit({ tool, problems: failure.problems }));
    case "not-json":
      return taskError(outputNotJson({ tool, at: failure.at, what: failure.what }));
    case "denied":
      return taskError(notPermitted({ what: deed(failure.permission, failure.resource) }));
    case "file-length":
      return taskError(diskOverLimit({ limitMiB: diskMiB }));
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
