/** What is kept of plans that have run: their structure without values. A file of it is handed to other workspaces. */
import { z } from "zod";
import { planNameSchema } from "./plan.ts";

/** Bounds keep a file from another workspace small; the longest plan has `limits.maxTasks` tasks, 200 by default. */
const MOST_TASKS = 1000;
const MOST_WORDS = 400;
const LONGEST_NAME = 200;

/** In place of words of a query that nobody but its author knows. */
export const HIDDEN_WORD = "_";

const name = z
  .string()
  .max(LONGEST_NAME)
  .regex(/^[A-Za-z_][\w.-]*$/, "a name");

export const patternTaskSchema = z.strictObject({
  id: z.string().regex(/^t\d{1,4}$/, "t1, t2, …"),
  kind: name.describe("of the task: call, loop, …"),
  tool: name.exactOptional().describe("full name: data.aggregate"),
  needs: z.array(z.string().regex(/^t\d{1,4}$/)).max(MOST_TASKS),
  within: z
    .string()
    .regex(/^t\d{1,4}$/)
    .exactOptional()
    .describe("the task that it stands in"),
  args: z
    .record(name, z.array(z.string().regex(/^t\d{1,4}(\.[A-Za-z_]\w{0,99})?$/)).max(MOST_TASKS))
    .describe("names of arguments, each with the outputs that it refers to; no values"),
});
export type PatternTask = Readonly<z.infer<typeof patternTaskSchema>>;

export const patternSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  id: z.string().regex(/^[0-9a-f]{12}$/, "12 hexadecimal digits"),
  name: planNameSchema.max(LONGEST_NAME).describe("of the latest plan of this pattern"),
  words: z
    .array(
      z
        .string()
        .max(40)
        .regex(/^(?:_|\p{Ll}+)$/u, "a word in small letters, or _"),
    )
    .max(MOST_WORDS)
    .describe("of the query, in order; _ stands for those that may be data"),
  tasks: z.array(patternTaskSchema).min(1).max(MOST_TASKS),
  runs: z.int().nonnegative().describe("that came to an end"),
  succeeded: z.int().nonnegative(),
  seconds: z.number().nonnegative().exactOptional().describe("median of runs that succeeded"),
  usd: z.number().nonnegative().describe("as estimated by the plan"),
});

/** A plan that has run, without its values. */
export type Pattern = Readonly<z.infer<typeof patternSchema>>;
