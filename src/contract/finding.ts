/** What a verifier finds wrong in the work that it looks at, and what it says of the whole. */
import { z } from "zod";
import { sha256 } from "./json.ts";

/** `major` keeps the work from being right, `medium` should be looked at, `minor` can wait. */
export const severities = ["major", "medium", "minor"] as const;
export type Severity = (typeof severities)[number];

export const findingCategories = ["build", "test", "lint", "types", "security", "custom"] as const;
export type FindingCategory = (typeof findingCategories)[number];

export const findingSchema = z
  .strictObject({
    severity: z.enum(severities),
    category: z.enum(findingCategories),
    message: z.string(),
    file: z.string().optional().describe("relative to the workspace"),
    line: z.int().positive().optional().describe("1 is the first"),
    column: z.int().positive().optional().describe("1 is the first"),
    rule: z.string().optional().describe("of a linter, a compiler's code, or a test's full name"),
    fingerprint: z.string().describe("the same for the same finding when lines have moved"),
  })
  .meta({ id: "Finding" });
export type Finding = Readonly<z.infer<typeof findingSchema>>;

const count = z.int().nonnegative();

/** What was looked at: a result that nothing was checked for is no good result. */
export const checkedSchema = z.strictObject({
  what: z.string().describe("tests, files, dependencies, or what else was looked at"),
  count: count.nullable().describe("how many of them; null where the tool does not say"),
  tests: z
    .strictObject({ total: count, passed: count, failed: count, skipped: count })
    .optional()
    .describe("of a test runner"),
});
export type Checked = Readonly<z.infer<typeof checkedSchema>>;

export const severityCountsSchema = z.strictObject({ major: count, medium: count, minor: count });
export type SeverityCounts = Readonly<z.infer<typeof severityCountsSchema>>;

/** The output of every verifier. */
export const verificationSchema = z.object({
  tool: z.string().describe("who has checked: the name of the program"),
  command: z.string().nullable().describe("what was run; null where no program was"),
  exitCode: z.int().nullable(),
  passed: z
    .boolean()
    .describe("something was checked, no finding is major, and the program says so too"),
  checked: checkedSchema,
  counts: severityCountsSchema.describe("findings by severity"),
  findings: z.array(findingSchema),
});
export type Verification = Readonly<z.infer<typeof verificationSchema>>;

/** What a verifier concludes, in a word: `unchecked` where it found nothing to look at. */
export function conclusionOf({
  passed,
  checked,
}: Pick<Verification, "passed" | "checked">): "passed" | "failed" | "unchecked" {
  if (passed) return "passed";
  return checked.count === 0 ? "unchecked" : "failed";
}

export function countBySeverity(findings: readonly Pick<Finding, "severity">[]): SeverityCounts {
  const counts = { major: 0, medium: 0, minor: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** `2 major, 1 minor`; `no findings`. */
export function countsInWords(counts: SeverityCounts): string {
  const some = severities.filter((severity) => counts[severity] > 0);
  return some.length === 0
    ? "no findings"
    : some.map((severity) => `${counts[severity]} ${severity}`).join(", ");
}

/** `oxlint: failed, 2 major`. */
export function verificationInWords(
  verification: Pick<Verification, "tool" | "passed" | "checked" | "findings">,
): string {
  const counts = countsInWords(countBySeverity(verification.findings));
  return `${verification.tool}: ${conclusionOf(verification)}, ${counts}`;
}

/** `src/a.ts:3:7`, as terminals and editors link it; nothing where no file is known. */
export function placeOfFinding({
  file,
  line,
  column,
}: Pick<Finding, "file" | "line" | "column">): string | undefined {
  if (file === undefined) return undefined;
  return [file, line, line === undefined ? undefined : column]
    .filter((part) => part !== undefined)
    .join(":");
}

/** A finding without its fingerprint, and the text of the line that it is about, where that could be read. */
export interface Fingerprinted {
  readonly category: FindingCategory;
  readonly message: string;
  readonly file?: string | undefined;
  readonly rule?: string | undefined;
  readonly lineText?: string | undefined;
}

/**
 * Fingerprints of the findings of one check, in their order: equal for the same finding of another run, also when lines
 * have moved. The method is that of code scanning for SARIF (`primaryLocationLineHash`: the text of the line, not its
 * number, and a count among equals), with file, rule and message as in Code Climate's fingerprints. Numbers in messages
 * do not count ("31 lines" is "32 lines" later); a test is known by its file and name, whatever it says today.
 */
export function fingerprints(findings: readonly Fingerprinted[]): string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = JSON.stringify(keyOf(finding));
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return sha256(`${key}:${before}`).slice(0, 32);
  });
}

function keyOf({ category, message, file, rule, lineText }: Fingerprinted): (string | null)[] {
  const where = [category, file ?? null, rule ?? null];
  if (category === "test" && rule !== undefined) return where;
  return [
    ...where,
    oneSpace(message).replaceAll(/\d+/g, "0"),
    lineText === undefined ? null : oneSpace(lineText),
  ];
}

function oneSpace(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
