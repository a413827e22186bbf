/** Findings as SARIF 2.1.0: a run of the log for each check. */
import { pathToFileURL } from "node:url";
import type { ComparedFinding, ComparedFindings } from "../../runtime/index.ts";

const LEVELS = { major: "error", medium: "warning", minor: "note" } as const;

/** §3.27.24 of the standard: how a result relates to those of the run before. */
const STATES = { new: "new", known: "unchanged", first: undefined } as const;

export function sarifOf({ checks, findings }: ComparedFindings): object {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: checks.map(({ task, tool, command, exitCode, passed }) => {
      const own = findings.filter((finding) => finding.task === task);
      const rules = [...new Set(own.flatMap(({ rule }) => rule ?? []))];
      return {
        tool: { driver: { name: tool, rules: rules.map((id) => ({ id })) } },
        invocations: [
          {
            ...(command !== undefined && { commandLine: command }),
            ...(exitCode !== undefined && { exitCode }),
            // That it has found something is no failure of the tool.
            executionSuccessful: true,
          },
        ],
        properties: { passed },
        columnKind: "utf16CodeUnits",
        results: own.map((finding) => resultOf(finding, rules)),
      };
    }),
  };
}

function resultOf(finding: ComparedFinding, rules: readonly string[]): object {
  const { rule, severity, category, message, file, line, column, fingerprint, state } = finding;
  const baselineState = STATES[state];
  return {
    ...(rule !== undefined && { ruleId: rule, ruleIndex: rules.indexOf(rule) }),
    level: LEVELS[severity],
    message: { text: message },
    ...(baselineState !== undefined && { baselineState }),
    partialFingerprints: { "orchc/v1": fingerprint },
    properties: { category, severity },
    ...(file !== undefined && {
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(file) },
            ...(line !== undefined && {
              region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
            }),
          },
        },
      ],
    }),
  };
}

/** A relative path with whatever an address cannot have written out. */
function uriOf(file: string): string {
  return pathToFileURL(`/${file}`).pathname.slice(1);
}
