/** SARIF 2.1.0, the OASIS standard for the results of static analysis. Sections (§) are those of its text. */
import { z } from "zod";
import type { FoundProblem, Severity } from "../../../catalog/authoring.ts";
import { UnreadableReport, type Format } from "./format.ts";
import { looksLike, readJson } from "./read-json.ts";

const level = z.enum(["none", "note", "warning", "error"]);
const message = z.object({ text: z.string().optional(), markdown: z.string().optional() });
const artifact = z.object({ uri: z.string().optional(), uriBaseId: z.string().optional() });

const rule = z.object({
  id: z.string(),
  defaultConfiguration: z.object({ level: level.optional() }).optional(),
  properties: z.object({ "security-severity": z.coerce.string().optional() }).optional(),
  shortDescription: message.optional(),
});

const result = z.object({
  ruleId: z.string().optional(),
  ruleIndex: z.int().optional(),
  rule: z.object({ id: z.string().optional(), index: z.int().optional() }).optional(),
  kind: z.string().optional(),
  level: level.optional(),
  message,
  suppressions: z.array(z.object({ status: z.string().optional() })).optional(),
  locations: z
    .array(
      z.object({
        physicalLocation: z
          .object({
            artifactLocation: artifact.optional(),
            region: z
              .object({ startLine: z.int().optional(), startColumn: z.int().optional() })
              .optional(),
          })
          .optional(),
      }),
    )
    .default([]),
});

const invocation = z.object({ executionSuccessful: z.boolean() });

const run = z.object({
  tool: z.object({ driver: z.object({ name: z.string(), rules: z.array(rule).default([]) }) }),
  // §3.14.23: absent where the run gave none because it could not be done.
  results: z.array(result).nullish(),
  artifacts: z.array(z.unknown()).optional(),
  originalUriBaseIds: z.record(z.string(), artifact).optional(),
  invocations: z.array(invocation).optional(),
});
type Run = z.infer<typeof run>;
type Rule = z.infer<typeof rule>;
type Result = z.infer<typeof result>;

const log = z.object({ version: z.literal("2.1.0"), runs: z.array(run) });

const SEVERITIES: Readonly<Record<z.infer<typeof level>, Severity>> = {
  error: "major",
  warning: "medium",
  note: "minor",
  none: "minor",
};

export const sarif: Format = {
  name: "sarif",
  detect: looksLike(log, /"version"\s*:\s*"2\.1\.0"[\s\S]*"runs"|sarif-schema-2\.1\.0/),
  read: ({ text }) => {
    const { runs } = readJson(text, log, "SARIF 2.1.0");
    if (runs.length === 0) throw new UnreadableReport("has no run in it");
    const unfinished = runs.find(({ results }) => !Array.isArray(results));
    if (unfinished !== undefined) {
      const { name } = unfinished.tool.driver;
      throw new UnreadableReport(`says that ${name} has no results: it did not get to look`);
    }
    const counted = runs.every(({ artifacts }) => artifacts !== undefined);
    const invocations = runs.flatMap((one) => one.invocations ?? []);
    return {
      tool: runs.map((one) => one.tool.driver.name).join(", "),
      checked: {
        what: "files",
        // §3.14.15: a log may list only those with results, so none of them is not "nothing was looked at".
        count: counted ? runs.flatMap((one) => one.artifacts ?? []).length || null : null,
      },
      findings: runs.flatMap(problemsOf),
      passed: invocations.every(({ executionSuccessful }) => executionSuccessful),
    };
  },
};

function problemsOf(one: Run): FoundProblem[] {
  return (one.results ?? []).filter(isProblem).map((found) => {
    const rules = one.tool.driver.rules;
    const id = found.ruleId ?? found.rule?.id;
    const index = found.ruleIndex ?? found.rule?.index ?? -1;
    const known = rules[index] ?? rules.find((candidate) => candidate.id === id);
    const at = found.locations[0]?.physicalLocation;
    return {
      severity: severityOfResult(found, known),
      message: found.message.text ?? found.message.markdown ?? known?.shortDescription?.text ?? "",
      file: fileOf(at?.artifactLocation, one),
      line: at?.region?.startLine,
      column: at?.region?.startColumn,
      rule: id ?? known?.id,
    };
  });
}

/** §3.27.9: of all kinds `fail` alone is a problem; §3.35: what somebody has suppressed, and nobody has rejected, is none. */
function isProblem({ kind = "fail", suppressions = [] }: Result): boolean {
  const suppressed = suppressions.some(({ status = "accepted" }) => status === "accepted");
  return kind === "fail" && !suppressed;
}

/** Security scanners say a score of CVSS, in bands of 7.0 (high) and 4.0 (medium); §3.27.10 has the rest. */
function severityOfResult(found: Result, known: Rule | undefined): Severity {
  const score = Number.parseFloat(known?.properties?.["security-severity"] ?? "");
  if (!Number.isNaN(score)) return score >= 7 ? "major" : score >= 4 ? "medium" : "minor";
  return SEVERITIES[found.level ?? known?.defaultConfiguration?.level ?? "warning"];
}

/** §3.4: relative to a base that the run names, which may be relative to another. */
function fileOf(
  location: z.infer<typeof artifact> | undefined,
  one: Run,
  depth = 0,
): string | undefined {
  if (location?.uri === undefined) return undefined;
  const { uri, uriBaseId } = location;
  if (URL.canParse(uri)) return uri;
  const base = uriBaseId === undefined ? undefined : one.originalUriBaseIds?.[uriBaseId];
  const folder = base === undefined || depth > 8 ? undefined : fileOf(base, one, depth + 1);
  if (folder !== undefined && URL.canParse(folder)) return new URL(uri, folder).href;
  return decoded(`${folder ?? ""}${uri}`);
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
