import type { Estimate } from "../../contract/plan.ts";

/** What a task is taken to cost as long as neither the plan nor its tool says. */
export const unknownEstimate: Estimate = { seconds: 1, usd: 0 };
