import type { Session } from "../session.ts";
import type { Workspace } from "../../workspace/index.ts";

/** `problem`: something will not work. `warning`: something works less well, or only later. */
export type Verdict = "ok" | "warning" | "problem";

export interface Finding {
  readonly verdict: Verdict;
  /** One line: what was found. */
  readonly found: string;
  /** What to do about it; for a finding that is not ok, unless another one says it. */
  readonly fix?: string;
  /** More lines, for whoever reads closely. */
  readonly details?: readonly string[];
}

export interface CheckContext {
  readonly session: Session;
  /** Where the workspace is, even when its settings are wrong. */
  readonly root: string;
  /** Absent when its settings are wrong. */
  readonly workspace?: Workspace;
}

export interface Check {
  readonly name: string;
  /** What it throws is a problem. */
  readonly look: (context: CheckContext) => Finding | Promise<Finding>;
}

/** Of what a workspace has to be read for. */
export const settingsFirst: Finding = {
  verdict: "warning",
  found: "not looked at, because the settings are wrong",
};
