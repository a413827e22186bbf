/** How much a run does at a time through its host: a part of the `limits` section of the configuration. */
import { z } from "zod";
import { parseHost } from "../contract/host-name.ts";

const rateSchema = z.strictObject({
  concurrency: z.int().positive().optional().describe("at a time"),
  perSecond: z
    .number()
    .positive()
    .optional()
    .describe("how many begin in a second; 0.5 is one in two"),
});
export type RateConfig = z.infer<typeof rateSchema>;

export const effectLimits = {
  effects: z
    .int()
    .positive()
    .default(32)
    .describe("requests and programs of a run at a time; more wait for their turn"),
  effectsPerTool: z
    .int()
    .positive()
    .default(16)
    .describe("those of one tool at a time, however many tasks call it"),
  effectBytes: z
    .int()
    .positive()
    .default(67_108_864)
    .describe(
      "bytes of answers that the host holds before reading pauses, and of questions that a task may have open",
    ),
  hosts: z
    .record(
      z
        .string()
        .refine(
          (name) => parseHost(name) !== undefined && !name.includes("://"),
          "has to be a host such as api.example.org or 127.0.0.1:8080",
        ),
      rateSchema,
    )
    .default({})
    .describe("for requests to a host: how many at a time (concurrency) and how often (perSecond)"),
  tools: z
    .record(
      z.string(),
      rateSchema.extend({
        retries: z.int().min(0).optional().describe("of all its tasks in a run together"),
      }),
    )
    .default({})
    .describe(
      "the same for a tool by its full name, such as web.page; and how many retries all its tasks of a run have together (retries)",
    ),
} as const;

export type EffectLimitConfig = z.infer<z.ZodObject<typeof effectLimits>>;
