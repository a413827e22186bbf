/** The `adapt` section of the configuration. */
import { z } from "zod";
import { adaptClasses } from "../contract/adapted.ts";

export const adaptSchema = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe("whether a run that has failed goes on with a changed plan; --adapt, --no-adapt"),
    threshold: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .describe(
        "how much failure calls for it: the share of tasks that were left to do and failed or could not run",
      ),
    rounds: z.int().min(1).max(10).default(1).describe("how often a plan is adapted in a row"),
    allow: z
      .array(z.enum(adaptClasses))
      .default([])
      .describe(
        "changes that nobody has to agree to; permissions is more than the plan before was allowed",
      ),
  })
  .prefault({})
  .describe("docs/adapting.md");
