import type { Severity } from "../../../catalog/authoring.ts";

/** Words of tools for how bad something is, and ours for it. docs/verification.md has the same table. */
const WORDS: Readonly<Record<string, Severity>> = {
  blocker: "major",
  critical: "major",
  error: "major",
  fatal: "major",
  high: "major",
  major: "major",
  moderate: "medium",
  medium: "medium",
  warn: "medium",
  warning: "medium",
  advice: "minor",
  hint: "minor",
  info: "minor",
  informational: "minor",
  low: "minor",
  message: "minor",
  minor: "minor",
  none: "minor",
  note: "minor",
  suggestion: "minor",
};

/** What nobody knows is in the middle: it is neither passed over nor does it fail a check. */
export function severityOf(word: string | undefined): Severity {
  return (word === undefined ? undefined : WORDS[word.toLowerCase()]) ?? "medium";
}
