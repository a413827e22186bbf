import { z } from "zod";
import type { Severity } from "../../../catalog/authoring.ts";
import type { Format } from "./format.ts";
import { looksLike, readJson } from "./read-json.ts";

const report = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(
      z.object({
        ruleId: z.string().nullable(),
        severity: z.number(),
        message: z.string(),
        line: z.number().optional(),
        column: z.number().optional(),
      }),
    ),
  }),
);

/** Of its three levels 0 is "off". A message of a file that cannot be parsed has level 2. */
const SEVERITIES: Readonly<Record<number, Severity>> = { 1: "medium", 2: "major" };

/** `eslint --format=json`, and what copies it. */
export const eslint: Format = {
  name: "eslint",
  detect: looksLike(report.min(1), /^\[\{"filePath":/m),
  read: ({ text }) => {
    const files = readJson(text, report, "ESLint's JSON");
    return {
      tool: "eslint",
      checked: { what: "files", count: files.length },
      findings: files.flatMap(({ filePath, messages }) =>
        messages.map(({ ruleId, severity, message, line, column }) => ({
          severity: SEVERITIES[severity] ?? "minor",
          message,
          file: filePath,
          line,
          column,
          rule: ruleId ?? undefined,
        })),
      ),
    };
  },
};
