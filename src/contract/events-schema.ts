/**
 * The events of a run as a schema: what `--events` and `orchc events` print, for other programs. The types of
 * events.ts are what the code uses; that the two are the same is checked where this file is compiled.
 */
import { z } from "zod";
import { adaptedSchema } from "./adapted.ts";
import { budgetLimits } from "./budget.ts";
import { runStatuses, type RunEvent } from "./events.ts";
import type { Json } from "./json.ts";
import { verificationSchema } from "./finding.ts";
import { decisionSources, gateDecisions, gateValueSchema } from "./gates.ts";
import { noteSchema } from "./notes.ts";
import { paramSchema } from "./plan.ts";
import { progressSchema } from "./progress.ts";
import { gateDefaultSchema } from "./regions/gate.ts";
import { serverQuestionSchema } from "./server-question.ts";

const json: z.ZodType<Json> = z.json();
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const count = z.int().nonnegative();
const ms = z.number().nonnegative().describe("milliseconds");

export const taskErrorSchema = z.strictObject({
  code: z.string().describe("ORC and four digits; orchc explain CODE shows its page"),
  message: z.string(),
  help: z.string().exactOptional().describe("what to do about it"),
  retryable: z.boolean().describe("whether a later try may succeed"),
  retryAfterMs: ms
    .exactOptional()
    .describe("milliseconds that whoever was asked wants to be left alone"),
  class: z.string().exactOptional().describe("of what was thrown: TypeError"),
  stack: z.string().exactOptional().describe("where it was thrown, and what caused it"),
  exit: z.string().exactOptional().describe("how its process ended: exit code 1, signal SIGKILL"),
});

const originSchema = z.strictObject({ run: z.string(), task: z.string(), at: z.iso.datetime() });

const runFactsSchema = z.strictObject({
  name: z.string().describe("of the build"),
  plan: z.string().describe("sha256 of the canonical plan"),
  digest: z.string().exactOptional().describe("of the manifest"),
  params: z.record(z.string(), json),
  query: z.string(),
  orchc: z.string().describe("version of orchc that made the run"),
  node: z.string(),
  sandbox: z.string().describe("how children are confined, in words"),
  folder: z.string().describe("absolute path of the build"),
  pid: z.int().exactOptional().describe("absent when the scripts of the run run alone"),
  from: z.string().exactOptional().describe("the run of an earlier build that it goes on from"),
  since: z
    .string()
    .exactOptional()
    .describe("what its relative times count from; default: its start"),
});

const taskFactsSchema = z.strictObject({
  id: z.string().describe("of the instance: t3, or t3[4] for one item of a loop"),
  task: z.string().exactOptional().describe("of the plan; absent where it is the id"),
  agent: z.string(),
  unit: z.string(),
  tool: z.string().describe("full name: markets.history"),
  title: z.string(),
});

const artifactSchema = z.strictObject({
  file: z.string().describe("within the run: t2/chart.svg"),
  sha256: z.string(),
  bytes: count,
  mediaType: z.string(),
});

const taskOutputSchema = z.strictObject({
  data: json.describe('the output; {"$file": …} when outputFile says that it stands on the bus'),
  metadata: z.strictObject({
    headline: list(z.string()),
    notes: list(noteSchema).exactOptional(),
    identity: z.string().describe("equal work has an equal identity"),
    tool: z.string(),
    version: z.string(),
    bytes: count.describe("length of the output as JSON text"),
    cacheable: z.literal(true).exactOptional(),
    model: z.literal(true).exactOptional().describe("its tool may ask a model"),
    byPath: z
      .string()
      .exactOptional()
      .describe("why equal identity is no proof of equal work here"),
    sha256: z.string().exactOptional().describe("of the output in canonical JSON"),
    from: originSchema.exactOptional().describe("where it was made, when that was another run"),
  }),
  outputFile: z.string().exactOptional().describe("relative to the workspace"),
  files: list(artifactSchema)
    .exactOptional()
    .describe("other files that the task has put on the bus"),
});

const label = z.string().exactOptional();
const placeSchema = z.union([
  z.strictObject({ in: z.literal("query"), start: count, end: count, label }),
  z.strictObject({
    in: z.literal("plan"),
    task: z.string().exactOptional(),
    path: z.string().exactOptional(),
    label,
  }),
  z.strictObject({
    in: z.literal("file"),
    file: z.string(),
    line: count.exactOptional(),
    column: count.exactOptional(),
    label,
  }),
]);

const diagnosticSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(["error", "warning", "note"]),
  message: z.string(),
  places: list(placeSchema),
  help: z.string().exactOptional(),
});

const ofRun = { run: z.string(), at: z.iso.datetime().describe("ISO 8601, UTC") };
const recorded = {
  ...ofRun,
  seq: z.int().positive().describe("1 is the first event of its run, and none is left out"),
};
const ofTask = { ...recorded, task: z.string().describe("id of the instance: t3, t3[4]") };
const ofAttempt = { ...ofTask, attempt: count.describe("1 for the first") };

const failure = {
  error: taskErrorSchema,
  context: artifactSchema
    .exactOptional()
    .describe("the file on the bus that says more; absent where it could not be written"),
};

const gateSchema = z.strictObject({
  question: z.string(),
  shown: z.record(z.string(), json).describe("what the person is shown; a long value is cut"),
  value: paramSchema.exactOptional().describe("the value that is asked for; absent: yes or no"),
  deadline: z.iso.datetime().exactOptional().describe("when it decides without a person"),
  byDefault: gateDefaultSchema.exactOptional().describe("what is decided then; absent: rejected"),
  asked: serverQuestionSchema.exactOptional().describe("what an MCP server asks within a call"),
});

const decision = {
  decision: z.enum(gateDecisions),
  value: gateValueSchema.describe("a record of what an MCP server asks for"),
  by: z.string().nullable().describe("null where no person has decided"),
  reason: z.string().nullable(),
  source: z
    .enum(decisionSources)
    .describe("a person, the default of the plan, or the deadline alone"),
};

const schema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("run.started"),
    ...recorded,
    facts: runFactsSchema,
    tasks: list(taskFactsSchema).describe("in the order of the plan"),
  }),
  z.strictObject({
    type: z.literal("run.adapted"),
    ...recorded,
    adapted: adaptedSchema.describe("what is done otherwise than the plan before said"),
  }),
  z.strictObject({
    type: z.literal("run.resumed"),
    ...recorded,
    pid: z.int(),
    orchc: z.string(),
    node: z.string(),
    sandbox: z.string(),
    again: list(z.string()).describe("tasks that are pending again"),
  }),
  z.strictObject({
    type: z.literal("tasks.added"),
    ...recorded,
    tasks: list(taskFactsSchema).describe("that were not known at the start"),
  }),
  z.strictObject({
    type: z.literal("task.started"),
    ...ofAttempt,
    pid: z.int(),
    host: z.string().exactOptional().describe("the machine of that process, by its name"),
    identity: z.string().exactOptional(),
    uses: list(z.strictObject({ file: z.string(), sha256: z.string() }))
      .exactOptional()
      .describe("files of the bus that it is handed in its arguments"),
  }),
  z.strictObject({
    type: z.literal("task.reused"),
    ...ofTask,
    output: taskOutputSchema,
    from: originSchema,
    by: z.enum(["cache", "resume"]),
  }),
  z.strictObject({ type: z.literal("task.succeeded"), ...ofAttempt, ms, output: taskOutputSchema }),
  z
    .strictObject({
      type: z.literal("task.verified"),
      ...ofAttempt,
      verification: z.strictObject(verificationSchema.omit({ counts: true }).shape),
    })
    .describe("what a verifier has found; attempt 0 where an earlier run has"),
  z.strictObject({
    type: z.literal("task.retrying"),
    ...ofAttempt,
    delayMs: ms,
    ...failure,
  }),
  z.strictObject({ type: z.literal("task.failed"), ...ofAttempt, ...failure, ms }),
  z.strictObject({
    type: z.literal("task.skipped"),
    ...ofTask,
    reason: z.string(),
    budget: z
      .enum(budgetLimits)
      .exactOptional()
      .describe("the limit of limits.budget that had no room for it"),
  }),
  z.strictObject({ type: z.literal("task.cancelled"), ...ofTask, reason: z.string() }),
  z.strictObject({
    type: z.literal("gate.waiting"),
    ...ofAttempt,
    gate: gateSchema,
  }),
  z
    .strictObject({ type: z.literal("gate.decided"), ...ofAttempt, ...decision })
    .describe("may be recorded by another process, also while nobody executes the run"),
  z.strictObject({
    type: z.literal("run.finished"),
    ...recorded,
    status: z.enum(runStatuses).exclude(["running"]),
    ms,
    error: z.string().exactOptional(),
    modelCalls: count
      .exactOptional()
      .describe("questions to a model that follow, to word the answer; absent: none"),
  }),
  z
    .strictObject({ type: z.literal("task.log"), ...ofRun, task: z.string(), line: z.string() })
    .describe("a line that a tool logged or printed: it is not stored, and has no seq"),
  z
    .strictObject({
      type: z.literal("task.progress"),
      ...ofRun,
      task: z.string(),
      ...progressSchema.shape,
    })
    .describe("how far a running task is, as its tool says: it is not stored, and has no seq"),
  z
    .strictObject({ type: z.literal("run.note"), ...ofRun, diagnostic: diagnosticSchema })
    .describe("something that concerns the run as a whole: it is not stored, and has no seq"),
]);

/** Does not compile when an event of events.ts is none of the schema, or the other way round. */
export const eventSchema: [RunEvent] extends [z.infer<typeof schema>]
  ? z.ZodType<RunEvent>
  : "an event of events.ts is not in its schema" = schema;
