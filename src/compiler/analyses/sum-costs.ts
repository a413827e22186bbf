import type { Plan } from "../../contract/plan.ts";
import type { Cost } from "../kinds/cost.ts";
import { costOf, inTurn } from "../kinds/index.ts";

/** What all tasks take and cost together, as far as it is known before they run. */
export type Costs = Pick<Cost, "secondsInSequence" | "usd">;

export function sumCosts({ tasks }: Plan): Costs {
  const { secondsInSequence, usd } = inTurn(tasks.map(costOf));
  return { secondsInSequence: round(secondsInSequence), usd: round(usd) };
}

/** Sums of decimal fractions drift. */
function round(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
