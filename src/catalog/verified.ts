/** What the author of a verifier gives: the rest of a verification follows from it. */
import type { Checked, FindingCategory, Severity } from "../contract/finding.ts";

/** A finding as a verifier says it; the rest is filled in. */
export interface FoundProblem {
  /** Default: `medium`. */
  readonly severity?: Severity | undefined;
  /** Default: that of the verifier. */
  readonly category?: FindingCategory | undefined;
  readonly message: string;
  /** Relative to the workspace, or absolute. One outside of the workspace is named in the message instead. */
  readonly file?: string | undefined;
  /** 1 is the first. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly rule?: string | undefined;
}

/** What a verifier returns. */
export interface Verified {
  /** Who has checked. Default: the verifier's name. */
  readonly tool?: string;
  /** What was run, if a program was. */
  readonly command?: string;
  readonly exitCode?: number;
  /** What was looked at; a count of 0 means that nothing was checked, which never passes. */
  readonly checked: Checked;
  readonly findings: readonly FoundProblem[];
  /** Default: no finding is major. `true` does not make a check pass that has a major finding. */
  readonly passed?: boolean;
}
