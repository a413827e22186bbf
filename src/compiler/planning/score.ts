/** Which of two plans of the same query is taken: by the score of `orchc compare`. */
import type { Plan } from "../../contract/plan.ts";
import { knownTools } from "../pipeline.ts";
import type { Planned, PlanOptions } from "./options.ts";

/** Estimates are no better: a plan that is the same every time is not given up for less. */
const LEAST_POINTS = 5;

export interface Choice {
  readonly isFirst: boolean;
  /** Totals, 0 to 100, each against the other plan. */
  readonly totals: readonly [first: number, second: number];
  /** As a part of a sentence. */
  readonly reason: string;
}

/** The second plan has to be better by some points. */
export async function choosePlan(
  first: Plan,
  second: Plan,
  { catalog }: Pick<PlanOptions, "catalog">,
): Promise<Choice> {
  const tools = await knownTools([first, second], catalog);
  const { comparableOf, scorePlans } = await import("../compare/index.ts");
  const { a, b, reasons } = scorePlans(comparableOf(first, tools), comparableOf(second, tools));
  const isFirst = b.total - a.total < LEAST_POINTS;
  const points = reasons.map((one) => ({ ...one, points: isFirst ? one.points : -one.points }));
  const [own, other] = isFirst ? [a.total, b.total] : [b.total, a.total];
  const why = points.map((one) => `${one.of} ${one.points > 0 ? "+" : ""}${one.points}`).join(", ");
  const isClose = Math.abs(a.total - b.total) < LEAST_POINTS;
  const reason = `it has ${own} points and the latter ${other}${why === "" ? "" : ` (${why})`}`;
  return {
    isFirst,
    totals: [a.total, b.total],
    reason: isClose
      ? `${reason}, which is no difference, and planned without a model it is the same every time`
      : reason,
  };
}

export function isPlanned(planned: Planned): planned is Planned & { readonly plan: Plan } {
  return planned.plan !== undefined;
}
