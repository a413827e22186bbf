/** What a run may spend: the limits as they are named in the configuration, in plans and in the journal. */
import { z } from "zod";
import type { PlanBudget } from "./plan.ts";

export const budgetLimits = [
  "usd",
  "toolCalls",
  "seconds",
  "perTask.usd",
  "perTask.toolCalls",
] as const;
/** One that kept a task from being started. */
export type BudgetLimit = (typeof budgetLimits)[number];

const usd = z.number().min(0).optional();
const calls = z.int().min(0).optional();

export const budgetSchema = z
  .strictObject({
    usd: usd.describe("dollars of all attempts of a run, by the estimates of their tasks"),
    toolCalls: calls.describe("attempts at tasks of a run, retries included"),
    modelCalls: calls.describe(
      "questions of a run to models: turns of agents, and whoever words its answer",
    ),
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

/** Several budgets as one: of each limit the last that is given. */
export function lastBudget(
  ...budgets: readonly (PlanBudget | BudgetSettings | undefined)[]
): PlanBudget {
  const limits = ["usd", "toolCalls", "seconds"] as const;
  return Object.fromEntries(
    limits.flatMap((limit) => {
      const given = budgets.findLast((budget) => budget?.[limit] !== undefined)?.[limit];
      return given === undefined ? [] : [[limit, given]];
    }),
  );
}
