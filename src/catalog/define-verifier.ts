/** A verifier is a tool whose output is findings: plans, permissions and runs know it as a tool. */
import type { z } from "zod";
import {
  conclusionOf,
  countBySeverity,
  placeOfFinding,
  severities,
  verificationSchema,
  type FindingCategory,
  type Verification,
} from "../contract/finding.ts";
import { completeFindings } from "./complete-findings.ts";
import type { ToolContext } from "./context.ts";
import { defineTool, type Tool, type ToolDefinition } from "./define.ts";
import { ToolError } from "./errors.ts";
import type { Verified } from "./verified.ts";

export interface VerifierDefinition<Input extends z.ZodObject> extends Omit<
  ToolDefinition<Input, typeof verificationSchema>,
  "output" | "run" | "headline" | "check" | "takes" | "validates"
> {
  /** Of findings that name none. Default: `custom`. */
  readonly category?: FindingCategory;
  /**
   * Looks, and says what it has found. What it cannot read or understand is an error to be thrown (`ToolError`), and no
   * empty list: nobody can tell that from a check that has passed.
   */
  run(input: z.output<Input>, context: ToolContext): Promise<Verified> | Verified;
}

/** Findings of one check that are kept: the host and the store hold them. Of a check with more something else is wrong. */
const MOST_FINDINGS = 10_000;

/** Declares a verifier: as `defineTool`, without an output, which is the same for all. */
export function defineVerifier<Input extends z.ZodObject>({
  category = "custom",
  run,
  ...definition
}: VerifierDefinition<Input>): Tool<Input, typeof verificationSchema> {
  return defineTool({
    // What is looked at is not all in the arguments, so an earlier result proves nothing.
    cacheable: false,
    ...definition,
    output: verificationSchema,
    verifies: true,
    headline: headlineOf,
    run: async (input, context) => {
      const verified = await run(input, context);
      if (verified.findings.length > MOST_FINDINGS) {
        throw new ToolError(
          `${verified.tool ?? definition.name} has more than ${MOST_FINDINGS} findings`,
          { help: "Check a part of the files, or fewer rules, at a time." },
        );
      }
      const findings = await completeFindings(verified.findings, category, context);
      const counts = countBySeverity(findings);
      const { tool = definition.name, command = null, exitCode = null, checked } = verified;
      const passed = (verified.passed ?? true) && counts.major === 0 && checked.count !== 0;
      return { tool, command, exitCode, passed, checked, counts, findings };
    },
  });
}

/** Of more findings the first ones are told in the answer; all are in the output and the report. */
const TOLD = 3;

function headlineOf({
  tool,
  passed,
  checked,
  counts,
  findings,
  exitCode,
}: Verification): readonly string[] {
  const conclusion = conclusionOf({ passed, checked });
  if (conclusion === "unchecked" && findings.length === 0) {
    return [`${tool}: unchecked, there were no ${checked.what} to look at.`];
  }
  const found = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}`)
    .join(", ");
  const { tests } = checked;
  const scope =
    tests === undefined
      ? checked.count === null
        ? ""
        : ` in ${checked.count} ${checked.what}`
      : ` (${tests.passed} of ${tests.total} tests passed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ""})`;
  const exit = !passed && exitCode !== null && exitCode !== 0 ? `, exit code ${exitCode}` : "";
  const first = [...findings]
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
    .slice(0, TOLD)
    .map((finding) => {
      const where = placeOfFinding(finding);
      const { rule } = finding;
      const what = [rule, firstLine(finding.message)].filter(Boolean).join(": ");
      return `${where === undefined ? "" : `${where} `}${what} (${finding.severity}).`;
    });
  return [
    `${tool}: ${conclusion}${scope}, ${found === "" ? "no findings" : `findings: ${found}`}${exit}.`,
    ...first,
  ];
}

const SHOWN_MESSAGE = 160;

function firstLine(text: string): string {
  const [line = ""] = text.trim().split("\n", 1);
  return line.length > SHOWN_MESSAGE ? `${line.slice(0, SHOWN_MESSAGE)}…` : line.replace(/\.$/, "");
}
