import type { Plan } from "../../contract/plan.ts";
import { unknownEstimate } from "../kinds/unknown-estimate.ts";

export interface Costs {
  /** Seconds when tasks run one after the other. */
  readonly secondsInSequence: number;
  /** US dollars when every task runs once. */
  readonly usd: number;
  /** US dollars when every task uses all of its retries. */
  readonly usdAtMost: number;
}

export function sumCosts({ tasks }: Plan): Costs {
  const sum = (of: (task: Plan["tasks"][number]) => number): number =>
    Math.round(tasks.reduce((total, task) => total + of(task), 0) * 1e6) / 1e6;
  return {
    secondsInSequence: sum(({ estimate = unknownEstimate }) => estimate.seconds),
    usd: sum(({ estimate = unknownEstimate }) => estimate.usd),
    usdAtMost: sum(
      ({ estimate = unknownEstimate, retry }) => estimate.usd * (1 + (retry?.limit ?? 0)),
    ),
  };
}
