import type { FindingCategory, Severity } from "../../finding.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const tooManyFindings = defineDiagnostic<{
  readonly run: string;
  readonly severity: Severity;
  readonly category: FindingCategory | "any";
  readonly count: number;
  readonly max: number;
  /** The first of them: `src/a.ts:3:7 no-debugger: …`. */
  readonly first: readonly string[];
}>({
  code: "ORC8032",
  title: "More findings than the thresholds allow",
  severity: "error",
  message: ({ severity, category, count, max, first }) => {
    const of = category === "any" ? "" : ` of the category ${category}`;
    const findings = count === 1 ? "finding" : "findings";
    const shown =
      first.length === 0 ? "." : `: ${first.join("; ")}${count > first.length ? "; …" : "."}`;
    return `${count} ${severity} ${findings}${of}, where at most ${max} may be${shown}`;
  },
  help: ({ run, severity, category }) =>
    `See all of them: orchc findings ${run}. Fix them and run again; or change findings.thresholds.${category}.${severity} in orchc.config.yaml (max, or then: warn).`,
  explanation: `
A check has run, and what it has found is more than the thresholds of the workspace allow: findings.thresholds in
orchc.config.yaml, or else those of the run's profile. With \`then: abort\` the task fails, and so does what needs it; its
findings are kept all the same. A fallback of a plan goes around it where its \`on\` lists the class \`findings\`.

With \`then: warn\` the task succeeds, and the answer says how many there are. The profile \`conservative\` aborts at the
first major finding, \`balanced\` warns, \`aggressive\` says nothing. See docs/verification.md.
`,
});
