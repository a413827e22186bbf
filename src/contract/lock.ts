/** The lock of a build, `orchc.lock`: what it was built from that others may change. `orchc drift` compares it with what is there now. */
import { z } from "zod";
import { planFactsSchema } from "./facts.ts";
import { lockedPackageSchema } from "./manifest.ts";
import { effects } from "./permissions.ts";

export const LOCK_FILE = "orchc.lock";

/** An argument or a field of an output on one line: its type in words, `?` when it may be left out, a hash of its schema. */
export const lockedFieldSchema = z
  .string()
  .regex(/ #[0-9a-f]{16}$/)
  .describe("`string? #` and a part of the sha256 of its schema without descriptions");

export const lockedToolSchema = z.strictObject({
  version: z.string(),
  code: z
    .string()
    .optional()
    .describe(
      "sha256 of its module and all that this loads; of built-in tools orchc's version says it",
    ),
  effect: z.enum(effects),
  input: z.record(z.string(), lockedFieldSchema),
  output: z.record(z.string(), lockedFieldSchema),
  permissions: z.array(z.string()).describe("`network: what url names`, sorted"),
});
export type LockedTool = Readonly<z.infer<typeof lockedToolSchema>>;

export const lockSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  orchc: z.string(),
  tools: z.record(z.string(), lockedToolSchema),
  packages: z.record(z.string(), lockedPackageSchema).optional(),
  data: z
    .array(planFactsSchema)
    .optional()
    .describe("names and types of the columns of data files"),
});
export type Lock = Readonly<z.infer<typeof lockSchema>>;
