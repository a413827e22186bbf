/** `planning` of the configuration: what a model is told when it plans, and what happens when it fails. */
import { z } from "zod";

export const planningSchema = z
  .strictObject({
    facts: z
      .enum(["values", "names", "none"])
      .default("values")
      .describe(
        "what a model is told of the files that a request names: columns, types, numbers of rows and the values of columns with few; the same without values; or nothing",
      ),
    toolTokens: z
      .int()
      .positive()
      .default(2600)
      .describe(
        "most tokens of descriptions of tools in one request to a model: of those that fit the request best, where all would take more than twice as many",
      ),
    repairs: z
      .int()
      .min(0)
      .max(10)
      .default(2)
      .describe("how often a model is sent the problems of its reply, and of its whole plan"),
    fallback: z
      .enum(["none", "grammar"])
      .default("none")
      .describe(
        "what plans when no model is configured, or when it fails: nothing, or the built-in grammar, which says so",
      ),
  })
  .prefault({})
  .describe("planning with a model; docs/models.md");

export type PlanningConfig = z.infer<typeof planningSchema>;
