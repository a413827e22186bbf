/** A verifier is a tool whose output is findings: plans, permissions and runs know it as a tool. */
import type { z } from "zod";
import {
  conclusionOf,
  countBySeverity,
  countsInWords,
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

/** The findings themselves stand beside the answer, the new ones first: see `viewFindings`. */
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
  const found = countsInWords(counts);
  const exit = !passed && exitCode !== null && exitCode !== 0 ? `, exit code ${exitCode}` : "";
  return [
    `${tool}: ${conclusion}${scopeOf(checked)}, ${findings.length === 0 ? found : `findings: ${found}`}${exit}.`,
  ];
}

function scopeOf({ what, count, tests }: Verification["checked"]): string {
  if (tests !== undefined) {
    const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : "";
    return ` (${tests.passed} of ${tests.total} tests passed${skipped})`;
  }
  return count === null ? "" : ` (${what}: ${count})`;
}
