/** Why a task failed, as its worker process says in a message. */
import { z } from "zod";
import { errorClasses } from "../contract/error-class.ts";

/** Characters of the name of a class, and of a stack: enough to find a place, not a page of somebody's data. */
export const MOST_CLASS = 200;
export const MOST_STACK = 8000;

/** What was thrown, for whoever looks for the cause; see `TaskError`. */
const thrown = {
  class: z.string().max(MOST_CLASS).exactOptional(),
  stack: z.string().max(MOST_STACK).exactOptional(),
};

export const failureSchema = z.discriminatedUnion("why", [
  z.strictObject({
    why: z.literal("threw"),
    message: z.string(),
    help: z.string().exactOptional(),
    /** Where the code of a tool is at fault: absolute path, line and column. */
    fault: z.string().exactOptional(),
    /** What the tool says; absent when it says nothing. */
    retryable: z.boolean().exactOptional(),
    /** Whether it is an error of the system that a later try may not meet. */
    transient: z.boolean(),
    retryAfterMs: z.number().nonnegative().exactOptional(),
    /** What kind of failure it is, where whoever threw it knows. */
    kind: z.enum(errorClasses).exactOptional(),
    ...thrown,
  }),
  z.strictObject({ why: z.literal("input"), problems: z.array(z.string()) }),
  z.strictObject({ why: z.literal("output"), problems: z.array(z.string()) }),
  z.strictObject({ why: z.literal("not-json"), at: z.string(), what: z.string() }),
  /** Of the output as JSON text. */
  z.strictObject({ why: z.literal("too-large"), bytes: z.int().nonnegative() }),
  /** Node's permission model refused something; the names are Node's, `resource` is empty when it gives none. */
  z.strictObject({
    why: z.literal("denied"),
    permission: z.string(),
    resource: z.string(),
    ...thrown,
  }),
  /** The system refused to make a file longer. */
  z.strictObject({ why: z.literal("file-length") }),
  /** There was no space for a file; its path is known of some errors. */
  z.strictObject({ why: z.literal("disk-full"), file: z.string().exactOptional(), ...thrown }),
  z.strictObject({ why: z.literal("arguments"), message: z.string(), ...thrown }),
  z.strictObject({ why: z.literal("script"), message: z.string(), ...thrown }),
]);
export type Failure = z.infer<typeof failureSchema>;
