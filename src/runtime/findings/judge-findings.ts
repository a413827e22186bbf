/** Holds the findings of a check against thresholds. */
import {
  placeOfFinding,
  severities,
  type Finding,
  type FindingCategory,
  type Severity,
} from "../../contract/finding.ts";
import type { ThresholdAction } from "../../contract/threshold.ts";
import type { Thresholds } from "../../workspace/finding-settings.ts";

export interface Exceeded {
  readonly category: FindingCategory | "any";
  readonly severity: Severity;
  readonly count: number;
  readonly max: number;
  readonly then: ThresholdAction;
  /** The first of them, in a line each. */
  readonly first: readonly string[];
}

const SHOWN = 3;
const SHOWN_CHARACTERS = 100;

/** The thresholds that are exceeded, those that abort first, then the gravest. */
export function judgeFindings(findings: readonly Finding[], thresholds: Thresholds): Exceeded[] {
  const exceeded = Object.entries(thresholds).flatMap(([name, bySeverity]) => {
    const category = name as Exceeded["category"];
    return severities.flatMap((severity): Exceeded[] => {
      const threshold = bySeverity[severity];
      const those = findings.filter(
        (finding) =>
          finding.severity === severity && (category === "any" || finding.category === category),
      );
      if (threshold === undefined || those.length <= threshold.max) return [];
      const { max, then } = threshold;
      return [
        {
          category,
          severity,
          count: those.length,
          max,
          then,
          first: those.slice(0, SHOWN).map(line),
        },
      ];
    });
  });
  const rank = ({ then, severity }: Exceeded) =>
    (then === "abort" ? 0 : severities.length) + severities.indexOf(severity);
  return exceeded.toSorted((a, b) => rank(a) - rank(b));
}

function line(finding: Finding): string {
  const [message = ""] = finding.message.split("\n", 1);
  const text = [placeOfFinding(finding), finding.rule, message].filter(Boolean).join(" ");
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
