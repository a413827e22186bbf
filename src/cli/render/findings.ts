/** What checks have found: the checks, their findings with the new ones first, what has gone. */
import {
  conclusionOf,
  countsInWords,
  placeOfFinding,
  type Finding,
  type Severity,
} from "../../contract/finding.ts";
import {
  summaryOfFindings,
  type ComparedCheck,
  type ComparedFinding,
  type ComparedFindings,
} from "../../runtime/index.ts";
import type { Style } from "../screen.ts";
import { renderTable } from "./table.ts";
import { oneLine, wrap } from "./text.ts";

/** @param shown what was asked for, of all of them */
export function renderFindings(
  shown: ComparedFindings,
  all: ComparedFindings,
  run: string,
  style: Style,
): string {
  const { checks, findings, resolved } = shown;
  if (checks.length === 0) {
    return `Nothing was checked in run ${run}: no verifier has come to a result, so nothing is known of its work.`;
  }
  const left = all.findings.length - findings.length;
  return [
    renderTable(
      checks,
      [
        { title: "task", cell: ({ task }) => task, essential: true },
        { title: "check", cell: ({ check }) => check },
        { title: "tool", cell: ({ tool }) => tool },
        { title: "result", cell: conclusionOf, essential: true, paint: paintConclusion(style) },
        { title: "checked", cell: checkedText },
        { title: "findings", cell: ({ counts }) => countsInWords(counts), flexible: true },
      ],
      style,
    ),
    wrap(`${summaryOfFindings(all)}.`, style.columns),
    ...(findings.length > 0 ? [renderRows(findings, style)] : []),
    ...(left > 0 ? [style.colors.dim(`${left} left out, as asked`)] : []),
    ...(resolved.length > 0
      ? [["Resolved:", ...resolved.map((finding) => `  ${lineOf(finding)}`)].join("\n")]
      : []),
  ].join("\n\n");
}

function renderRows(findings: readonly ComparedFinding[], style: Style): string {
  const { colors } = style;
  const paint = (text: string, { severity }: { readonly severity: Severity }): string =>
    severity === "major" ? colors.red(text) : severity === "medium" ? colors.yellow(text) : text;
  return renderTable(
    findings,
    [
      { title: "severity", cell: ({ severity }) => severity, essential: true, paint },
      { title: "state", cell: ({ state }) => (state === "first" ? "" : state) },
      { title: "place", cell: (finding) => placeOfFinding(finding) ?? "", essential: true },
      { title: "rule", cell: ({ rule = "" }) => rule, flexible: true },
      { title: "message", cell: ({ message }) => message, flexible: true },
      { title: "task", cell: ({ task }) => task },
    ],
    style,
  );
}

function lineOf(finding: Finding): string {
  const { severity, rule, message } = finding;
  return oneLine([severity, placeOfFinding(finding), rule, message].filter(Boolean).join("  "));
}

function checkedText({ checked: { what, count, tests } }: ComparedCheck): string {
  if (tests !== undefined) return `${tests.passed} of ${tests.total} tests passed`;
  return count === null ? what : `${count} ${what}`;
}

function paintConclusion({ colors }: Style) {
  return (text: string, check: ComparedCheck): string => {
    const conclusion = conclusionOf(check);
    if (conclusion === "passed") return colors.green(text);
    return conclusion === "failed" ? colors.red(text) : colors.yellow(text);
  };
}
