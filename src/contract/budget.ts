/** The limits of what a run may spend, as they are named in the configuration and in the journal. */
export const budgetLimits = [
  "usd",
  "toolCalls",
  "seconds",
  "perTask.usd",
  "perTask.toolCalls",
] as const;
/** One that kept a task from being started. */
export type BudgetLimit = (typeof budgetLimits)[number];
