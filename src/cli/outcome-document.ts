/** What an outcome is for programs: the document of `--json`, also of a command that failed. */
import { OrchcError, unexpectedFailure, type Diagnostic } from "../contract/diagnostics/index.ts";
import { detailedExitStatus, statusOf, type ExitStatus } from "../contract/exit-status.ts";
import type { Outcome } from "./command.ts";
import type { GlobalFlags } from "./global-flags.ts";
import type { Session } from "./session.ts";

export interface OutcomeDocument {
  readonly exitStatus: ExitStatus;
  readonly diagnostics: readonly Diagnostic[];
  /** What the command documents. */
  readonly [member: string]: unknown;
}

export function documentOf(outcome: Outcome, session: Session): OutcomeDocument {
  return {
    exitStatus: statusFor(outcome, session.flags),
    diagnostics: session.untold(outcome.diagnostics ?? []),
    ...outcome.json,
  };
}

/** Without a stack: what is no diagnostic yet becomes one. */
export function outcomeOfError(error: unknown): Outcome {
  const diagnostics =
    error instanceof OrchcError
      ? error.diagnostics
      : [unexpectedFailure({ reason: error instanceof Error ? error.message : String(error) })];
  return { text: "", json: {}, diagnostics };
}

/** What has to be corrected is 2, unless that says that something differs. */
export function statusFor(
  { status, diagnostics = [] }: Outcome,
  { detailedExitcode }: GlobalFlags,
): ExitStatus {
  if (status !== undefined) return status;
  const found = statusOf(diagnostics);
  const isTaken = detailedExitcode && found === detailedExitStatus.differs;
  return isTaken ? detailedExitStatus.failed : found;
}
