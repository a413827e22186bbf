/** `run_results.json`: how a run went, for programs that come after it. */
import { z } from "zod";
import { runStatuses, taskStatuses } from "./events.ts";

const time = z.iso.datetime().describe("ISO 8601, UTC");
const count = z.int().nonnegative();
const ms = z.number().nonnegative().describe("milliseconds");

const errorSchema = z.strictObject({
  code: z.string().describe("ORC and four digits; orchc explain CODE shows its page"),
  message: z.string(),
  help: z.string().optional().describe("what to do about it"),
  retryable: z.boolean(),
  retryAfterMs: ms
    .optional()
    .describe("milliseconds that whoever was asked wanted to be left alone"),
  class: z.string().optional().describe("of what was thrown: TypeError"),
  exit: z.string().optional().describe("how its worker process ended, when that ended the attempt"),
});

const originSchema = z.strictObject({
  run: z.string(),
  task: z.string(),
  at: time.describe("when it was made"),
});

const attemptSchema = z.strictObject({
  attempt: count.describe("1 for the first; it goes on when a run is resumed"),
  status: z.enum(taskStatuses),
  startedAt: time,
  completedAt: time.optional(),
  error: errorSchema.optional(),
});

const taskSchema = z.strictObject({
  id: z.string().describe("t3; of one item of a loop t3[4].t3a"),
  task: z.string().optional().describe("of the plan; absent where it is the id"),
  title: z.string(),
  agent: z.string(),
  tool: z.string().describe("full name: markets.history"),
  status: z.enum(taskStatuses),
  startedAt: time.optional().describe("of the first attempt; absent when there was none"),
  completedAt: time.optional(),
  durationMs: ms
    .optional()
    .describe("milliseconds from the start of the first attempt to the end of the last"),
  attempts: z.array(attemptSchema),
  reason: z.string().optional().describe("why it failed, was skipped or cancelled, in words"),
  reused: originSchema
    .optional()
    .describe("where its output was made, when that was another run; it has no attempts then"),
  bytes: count.optional().describe("length of its output as JSON text"),
});

export const runResultsSchema = z.strictObject({
  version: z.literal(1).describe("of this form: another number where a field has changed"),
  run: z.string(),
  name: z.string().describe("of the build"),
  plan: z.string().describe("sha256 of the canonical plan"),
  digest: z.string().optional().describe("of the manifest"),
  orchc: z.string().describe("version of orchc"),
  status: z.enum(runStatuses),
  startedAt: time,
  completedAt: time.optional(),
  wallMs: ms.describe("milliseconds from the start of the run to its end"),
  error: z.string().optional(),
  tasks: z
    .array(taskSchema)
    .describe("in the order of the plan: tasks, regions, what is in them; items as they began"),
});
export type RunResults = Readonly<z.infer<typeof runResultsSchema>>;
