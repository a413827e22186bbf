/** What all checks take. */
import { z } from "../../catalog/authoring.ts";

/** Those that are named, as docs/verification.md describes them; `formats/` has a file for each. */
const formatNames = [
  "auto",
  "sarif",
  "junit",
  "tap",
  "vitest",
  "typescript",
  "eslint",
  "oxlint",
  "npm-audit",
  "pattern",
  "exit-code",
] as const;

export const checkInput = z.object({
  command: z
    .string()
    .min(1)
    .optional()
    .describe("the program, such as npx; by default what the workspace's configuration says"),
  args: z
    .array(z.string())
    .default([])
    .describe("its arguments, one by one; nothing in them is expanded"),
  folder: z
    .string()
    .min(1)
    .default(".")
    .describe("folder to run it in, and whose files are checked; the workspace by default")
    .meta({ format: "path", mustExist: true }),
  format: z
    .enum(formatNames)
    .default("auto")
    .describe("how its report is read; auto: told from the report"),
  report: z
    .string()
    .min(1)
    .optional()
    .describe("file of the workspace that it writes its report into; default: what it prints")
    .meta({ format: "path", mustExist: false }),
  pattern: z
    .strictObject({ line: z.string() })
    .optional()
    .describe(
      "regular expression (line) of a line with a finding, for the format pattern: groups message, file, line, column, rule, severity",
    ),
  timeoutSeconds: z.int().min(1).max(3_600).default(300).describe("how long it may take"),
});
export type CheckInput = z.output<typeof checkInput>;
