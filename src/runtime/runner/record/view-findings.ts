/** What checks have found, as answer and report show it: the new ones first. */
import { countBySeverity, countsInWords, placeOfFinding } from "../../../contract/finding.ts";
import type { ComparedFinding, ComparedFindings } from "../../findings/compare-findings.ts";
import { count } from "../text/format-number.ts";
import { plainLine } from "../text/plain-line.ts";

export interface FindingLine {
  /** `new`, `known`, or nothing where no earlier check is there. */
  readonly state: string;
  readonly severity: string;
  /** `src/a.ts:3:7`; empty where no file is known. */
  readonly place: string;
  readonly text: string;
  readonly task: string;
}

export interface FindingsView {
  /** Counts by severity, and what has changed since when. */
  readonly summary: string;
  readonly lines: readonly FindingLine[];
  /** What is left out, and how it is seen; empty for nothing. */
  readonly more: string;
}

/** Nothing where no check was made, or none has found anything now or before. */
export function viewFindings(
  { checks, findings, resolved }: ComparedFindings,
  run: string,
  most: number,
): FindingsView | undefined {
  if (checks.length === 0 || findings.length + resolved.length === 0) return undefined;
  const left = findings.length - most;
  return {
    summary: summaryOf({ checks, findings, resolved }),
    lines: findings.slice(0, most).map(lineOf),
    more: left > 0 ? `${count(left, "more finding")}: orchc findings ${run}` : "",
  };
}

/** `2 major, 1 minor. Since run r1: 1 new, 2 known, 1 resolved`. */
export function summaryOf({ checks, findings, resolved }: ComparedFindings): string {
  const counts = countsInWords(countBySeverity(findings));
  const since = [...new Set(checks.flatMap((check) => check.since ?? []))];
  if (since.length === 0) return `${counts}. No earlier run to compare with`;
  const of = (wanted: ComparedFinding["state"]) =>
    findings.filter(({ state }) => state === wanted).length;
  const first = of("first");
  const parts = [`${of("new")} new`, `${of("known")} known`, `${resolved.length} resolved`];
  if (first > 0) parts.push(`${first} of checks that were not made before`);
  return `${counts}. Since run ${since.join(", ")}: ${parts.join(", ")}`;
}

function lineOf(finding: ComparedFinding): FindingLine {
  const { state, severity, task, rule, message } = finding;
  return {
    state: state === "first" ? "" : state,
    severity,
    place: placeOfFinding(finding) ?? "",
    text: plainLine([rule, message].filter(Boolean).join(": "), 300),
    task,
  };
}
