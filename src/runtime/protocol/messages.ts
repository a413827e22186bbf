/**
 * The messages between a worker process (the child that runs scripts) and its host: JSON, one message a line.
 *
 * The host does not trust messages of a worker process: a tool can write to the pipe too. So they have a schema, and
 * the host checks that each is one that this worker process may send now. See docs/adr/0002.
 */
import { z } from "zod";
import type { ErrorClass } from "../../contract/error-class.ts";
import type { Json } from "../../contract/json.ts";
import { progressSchema } from "../../contract/progress.ts";
import type { Assignment } from "./assignment.ts";
import { asker, callSchema, questionSchema } from "./questions.ts";

export type Reply =
  | { readonly is: "reply"; readonly id: number; readonly value: Json }
  | { readonly is: "refusal"; readonly id: number; readonly error: Refusal };

/** Why the host did not do what was asked; becomes a `ToolError` in the tool. */
export interface Refusal {
  readonly message: string;
  readonly help?: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  readonly kind?: ErrorClass;
}

/**
 * `cancel`: abort the signals of the unit's running tools, and start nothing more of it; with an instance, end its
 * attempt, whose time is over.
 */
export type ToWorker =
  Assignment | Reply | { readonly is: "cancel"; readonly unit: string; readonly task?: string };

export const fromWorkerSchema = z.discriminatedUnion("is", [
  z.strictObject({
    is: z.literal("question"),
    unit: z.string(),
    /** Counts the questions of the process. */
    id: z.int(),
    question: questionSchema,
  }),
  /** The task that was assigned as begun runs. */
  z.strictObject({ is: z.literal("runs"), unit: z.string(), call: callSchema }),
  z.strictObject({ is: z.literal("log"), unit: z.string(), ...asker, line: z.string() }),
  /** How far its running tool is. A worker process sends a few a second; of more, the host takes the latest. */
  z.strictObject({ is: z.literal("progress"), unit: z.string(), ...asker, report: progressSchema }),
  /** The script has ended. `reusable`: it left nothing running in the process. */
  z.strictObject({ is: z.literal("done"), unit: z.string(), reusable: z.boolean() }),
]);

export type FromWorker = z.infer<typeof fromWorkerSchema>;
