/** What a run may spend: a part of the `limits` section of the configuration. */
import { z } from "zod";

const usd = z.number().min(0).optional();
const calls = z.int().min(0).optional();

export const budgetSchema = z
  .strictObject({
    usd: usd.describe("dollars of all attempts of a run, by the estimates of their tasks"),
    toolCalls: calls.describe("attempts at tasks of a run, retries included"),
    modelCalls: calls.describe("questions of a run to the model that words its answer"),
    seconds: z
      .number()
      .min(0)
      .optional()
      .describe("time of a run: what will not be done by then is not begun, and then it ends"),
    perTask: z
      .strictObject({
        usd: usd.describe("dollars of all attempts at one task"),
        toolCalls: calls.describe("attempts at one task, retries included"),
      })
      .prefault({}),
  })
  .prefault({});
export type BudgetSettings = z.infer<typeof budgetSchema>;
