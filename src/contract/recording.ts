/** A recorded run: what the host answered to its tools, and of what form the tasks' outputs were. */
import { z } from "zod";
import type { Json } from "./json.ts";

const json = z.custom<Json>((value) => value !== undefined, "a JSON value is missing");

const effectSchema = z.strictObject({
  task: z.string(),
  /** Without headers, where secrets may stand. */
  question: json,
  answer: json.optional(),
  refusal: z
    .strictObject({ message: z.string(), help: z.string().exactOptional(), retryable: z.boolean() })
    .optional(),
});
export type RecordedEffect = z.infer<typeof effectSchema>;

const outcomeSchema = z.strictObject({
  status: z.string(),
  /** Of its output: `rows[].price number`, sorted. */
  shape: z.array(z.string()),
});
export type RecordedOutcome = z.infer<typeof outcomeSchema>;

export const recordingSchema = z.strictObject({
  version: z.literal(1),
  /** The build. */
  name: z.string(),
  /** sha256 of its plan. */
  plan: z.string(),
  /** ISO 8601: relative times are counted from here when it is replayed. */
  startedAt: z.string(),
  params: z.record(z.string(), json),
  /** By task. */
  tasks: z.record(z.string(), outcomeSchema),
  /** In the order in which they were answered. */
  effects: z.array(effectSchema),
});
export type Recording = z.infer<typeof recordingSchema>;
