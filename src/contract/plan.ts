/**
 * The plan: the intermediate representation that people see, `plan.json`.
 * What is common to all kinds of task stands here; what is particular to one stands in `compiler/kinds/`.
 */
import { z } from "zod";
import { adaptedSchema } from "./adapted.ts";
import { planFactsSchema } from "./facts.ts";
import { noteSchema } from "./notes.ts";
import { strictnessSchema } from "./strictness.ts";
import { taskIdPattern } from "./values.ts";

export const priorities = ["critical", "high", "medium", "low"] as const;
export const prioritySchema = z.enum(priorities);
export type Priority = z.infer<typeof prioritySchema>;

/** On which outcome of the other task this one waits. A data reference implies `success`. */
export const needSchema = z.strictObject({
  task: z.string(),
  when: z.enum(["success", "failure", "always"]).default("success"),
});
export type Need = z.infer<typeof needSchema>;

export const retrySchema = z.strictObject({
  limit: z.int().min(0).max(20).describe("how many tries after the first"),
  backoff: z.enum(["fixed", "exponential"]).default("exponential"),
  baseMs: z.int().min(0).default(500).describe("milliseconds before the first retry"),
});
export type Retry = z.infer<typeof retrySchema>;

export const estimateSchema = z.strictObject({
  seconds: z.number().min(0),
  usd: z.number().min(0).default(0),
});
export type Estimate = z.infer<typeof estimateSchema>;

export const risks = ["low", "medium", "high"] as const;
export type Risk = (typeof risks)[number];

export const paramTypeNames = [
  "string",
  "number",
  "integer",
  "boolean",
  "enum",
  "date",
  "list",
  "file",
  "column",
] as const;

/** Fields of a parameter; `paramSchema` says what has to go together. */
export const paramFields = z.strictObject({
  type: z
    .enum(paramTypeNames)
    .describe(
      "enum: one of `values`; date: 2024-01-31; list: texts; file: a path that has to be there; column: a column of the task's file",
    ),
  description: z.string().optional(),
  values: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe("of an enum; of a list, what each of its items has to be one of"),
  default: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
});

export const paramSchema = paramFields
  .refine(({ type, values }) => type !== "enum" || values !== undefined, {
    path: ["values"],
    error: "the list of an enum's values",
  })
  .refine(({ type, values }) => values === undefined || type === "enum" || type === "list", {
    path: ["values"],
    error: "left out: only an enum or a list has values",
  });
export type Param = z.infer<typeof paramSchema>;

export const taskHeadSchema = z.looseObject({
  id: z.string().regex(taskIdPattern, "letters, digits, - and _, beginning with a letter"),
  title: z.string(),
  kind: z.string(),
  priority: prioritySchema.default("medium"),
  needs: z.array(needSchema).default([]),
  estimate: estimateSchema.optional(),
  retry: retrySchema.optional(),
  timeoutMs: z.int().positive().optional(),
  optional: z
    .literal(true)
    .optional()
    .describe(
      "the run succeeds without it: when it fails, what reads it finds nothing there; left out first when money or time is short",
    ),
  complexity: z
    .int()
    .min(1)
    .max(5)
    .optional()
    .describe("how hard it is to get right, 1 to 5; default: estimated from what it does"),
  risk: z
    .enum(risks)
    .optional()
    .describe("what it could do to the world; default: estimated from the effects of its tools"),
  criteria: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe(
      "what has to hold for its output: an expression over output (output.rows.length > 0) is checked when it runs; other text is listed for a person",
    ),
  internal: z
    .literal(true)
    .optional()
    .describe("made only to feed other tasks: its output is no part of what was asked for"),
  origin: z
    .strictObject({ query: z.tuple([z.int().min(0), z.int().min(0)]) })
    .optional()
    .describe("start and end offset in the query (UTF-16 code units) that this task comes from"),
  words: z
    .record(z.string().regex(/^\d+-\d+$/), z.string())
    .optional()
    .describe("what words of the query became, by their start and end offset in it: 8-21"),
});
export type Task = Readonly<z.infer<typeof taskHeadSchema>>;

/** A note of the planner, with the words of the query that it is about. */
export const planNoteSchema = noteSchema.extend({
  origin: z
    .tuple([z.int().min(0), z.int().min(0)])
    .optional()
    .describe("start and end offset in the query (UTF-16 code units)"),
});
export type PlanNote = Readonly<z.infer<typeof planNoteSchema>>;

/** What a plan was made from. */
export const sourceSchema = z.strictObject({
  query: z.string(),
  sha256: z.string(),
  planner: z.string(),
  file: z
    .strictObject({
      path: z.string().describe("relative to the workspace"),
      sha256: z.string().describe("of its bytes when the plan was made"),
    })
    .optional()
    .describe("the query file, when the query stands in one"),
});

/** A name that this machine knows: `Europe/Berlin`. */
export const timeZoneSchema = z
  .string()
  .refine((zone) => isTimeZone(zone), "the name of a time zone, such as Europe/Berlin");

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}

/** The profiles that every workspace has; its configuration may define more. */
export const builtInProfiles = ["conservative", "balanced", "aggressive"] as const;
export const defaultProfile = "balanced";
export const profileNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "small letters, digits and hyphens, beginning with a letter");

/** What a run of a build may spend, as far as its plan says it: `contract/budget.ts` has all that a run knows. */
export const planBudgetSchema = z.strictObject({
  usd: z.number().min(0).exactOptional().describe("dollars of all attempts of a run"),
  toolCalls: z.int().min(0).exactOptional().describe("attempts of a run, retries included"),
  seconds: z.number().min(0).exactOptional().describe("time of a run"),
});
export type PlanBudget = Readonly<z.infer<typeof planBudgetSchema>>;

export const planLimitsSchema = z.strictObject({
  maxParallel: z.int().positive().exactOptional().describe("units side by side"),
  timeoutMs: z.int().positive().exactOptional().describe("a run that takes longer ends as failed"),
  budget: planBudgetSchema.exactOptional().describe("docs/budgets.md"),
});

export const planNameSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]*$/,
    "small letters, digits and hyphens, beginning with a letter or digit",
  );

export const planSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  name: planNameSchema,
  source: sourceSchema,
  params: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), paramSchema).default({}),
  profile: profileNameSchema.default(defaultProfile),
  strictness: strictnessSchema.optional().describe("which findings are errors; default: moderate"),
  limits: planLimitsSchema
    .optional()
    .describe("of a run; what is not said is as the configuration says"),
  timeZone: timeZoneSchema.optional().describe("where days of relative times begin; default: UTC"),
  notes: z
    .array(planNoteSchema)
    .min(1)
    .optional()
    .describe("what planning assumed or left unused; every answer of the build says it"),
  adapted: adaptedSchema
    .optional()
    .describe("the plan was made from one whose run failed; every answer of the build says it"),
  facts: z
    .array(planFactsSchema)
    .min(1)
    .optional()
    .describe("what was known, when planning, of the files that the plan reads"),
  tasks: z.array(taskHeadSchema),
});

export interface Plan extends Readonly<Omit<z.infer<typeof planSchema>, "tasks">> {
  readonly tasks: readonly Task[];
}
