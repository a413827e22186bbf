import { z } from "zod";
import type { FoundProblem } from "../../../catalog/authoring.ts";
import { UnreadableReport, type Format } from "./format.ts";
import { jsonIn, looksLike, readJson } from "./read-json.ts";
import { severityOf } from "./severity-of.ts";

const advisory = z.object({
  name: z.string().optional(),
  title: z.string(),
  url: z.string().optional(),
  severity: z.string(),
  range: z.string().optional(),
  source: z.number().optional(),
});

const report = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.string(), via: z.array(z.union([z.string(), advisory])) }),
  ),
  metadata: z
    .object({ dependencies: z.object({ total: z.int().optional() }).optional() })
    .optional(),
});

/** What npm says when it could not ask its registry, or has no lock file. */
const failure = z.object({
  error: z.object({ code: z.string().optional(), summary: z.string().optional() }).optional(),
  message: z.string().optional(),
  auditReportVersion: z.undefined().optional(),
});

/** `npm audit --json`, of npm 7 and later. */
export const npmAudit: Format = {
  name: "npm-audit",
  detect: looksLike(report, /"auditReportVersion"/),
  read: ({ text }) => {
    const failed = failure.safeParse(jsonIn(text)).data;
    const why = failed?.error?.summary ?? failed?.message ?? failed?.error?.code;
    if (why !== undefined) throw new UnreadableReport(`says that npm could not look: ${why}`);
    const { vulnerabilities, metadata } = readJson(text, report, "npm audit's JSON");
    return {
      tool: "npm audit",
      checked: { what: "dependencies", count: metadata?.dependencies?.total ?? null },
      findings: Object.entries(vulnerabilities).flatMap(([name, { via }]) =>
        // A text names another package that is in the list: the one with the advisory is enough.
        via.flatMap((cause) => (typeof cause === "string" ? [] : [problemOf(name, cause)])),
      ),
    };
  },
};

function problemOf(name: string, cause: z.infer<typeof advisory>): FoundProblem {
  const { title, url, severity, range, source } = cause;
  const which = range === undefined ? name : `${name} ${range}`;
  return {
    severity: severityOf(severity),
    category: "security",
    message: `${which}: ${title}${url === undefined ? "" : ` (${url})`}`,
    rule: url?.split("/").at(-1) ?? (source === undefined ? undefined : String(source)),
  };
}
