import type { Plan } from "../../contract/plan.ts";

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
    secondsInSequence: sum((task) => task.estimate?.seconds ?? 0),
    usd: sum((task) => task.estimate?.usd ?? 0),
    usdAtMost: sum((task) => (task.estimate?.usd ?? 0) * (1 + (task.retry?.limit ?? 0))),
  };
}
