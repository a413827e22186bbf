/** The `checks` section of the configuration: which commands check the workspace's code. */
import { z } from "zod";

const checkSchema = z.strictObject({
  command: z
    .string()
    .min(1)
    .describe("the program, which shell.commands lists too; its arguments are apart"),
  args: z.array(z.string()).optional().describe("its arguments, one by one; nothing is expanded"),
  folder: z.string().min(1).optional().describe("folder to run it in; default: the workspace"),
  format: z
    .string()
    .optional()
    .describe(
      "of its report: sarif, junit, tap, vitest, typescript, eslint, oxlint, npm-audit, pattern or exit-code; default: told from the report",
    ),
  report: z
    .string()
    .optional()
    .describe("file that it writes its report into; default: what it prints"),
  pattern: z
    .strictObject({ line: z.string().describe("regular expression of a line with a finding") })
    .optional()
    .describe("for the format pattern: the groups that docs/verification.md names"),
  timeoutSeconds: z.int().min(1).max(3_600).optional().describe("how long it may take"),
});

export const checksSchema = z
  .strictObject({
    tests: checkSchema.optional(),
    build: checkSchema.optional(),
    lint: checkSchema.optional(),
    types: checkSchema.optional(),
    security: checkSchema.optional(),
  })
  .catchall(
    z
      .record(z.string(), z.json())
      .describe("arguments of a verifier of the workspace's own that names this section"),
  )
  .prefault({})
  .describe(
    "commands by which the checks agent runs tests, build, linter, type checker and scanner; written into plans (docs/verification.md)",
  );

/** What the configuration says for a tool that names a part of it: `checks.tests`. */
export function configuredArguments(
  { checks }: { readonly checks: z.infer<typeof checksSchema> },
  part: string,
): Readonly<Record<string, unknown>> | undefined {
  const [section, name = ""] = part.split(".");
  if (section !== "checks" || !Object.hasOwn(checks, name)) return undefined;
  return checks[name as keyof typeof checks];
}
