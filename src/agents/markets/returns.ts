import { z } from "zod";
import { defineTool, pointSchema, ToolError } from "../../catalog/authoring.ts";
import { newestOf, pointsInput, requirePoints } from "./points.ts";
import { day } from "./wording.ts";

const MS_PER_DAY = 24 * 60 * 60 * 1_000;

/**
 * Simple returns, r = p(t) / p(t-1) - 1, from each point to the next; daily ones for daily prices.
 * Volatility is their sample standard deviation (over n - 1), not annualised.
 * Maximum drawdown is the deepest fall from a peak: the largest 1 - p / (highest price before).
 */
export const returns = defineTool({
  name: "returns",
  description:
    "Compute the returns of prices: total return, mean daily return, volatility and maximum drawdown.",
  version: "1",
  input: z.object({ points: pointsInput }),
  output: z.object({
    totalPercent: z.number().describe("from the first price to the last"),
    meanPercent: z.number().describe("mean return of one step, a day for daily prices"),
    volatilityPercent: z.number().describe("standard deviation of the returns of one step"),
    maxDrawdownPercent: z.number().describe("deepest fall from a peak"),
    bestPercent: z.number().describe("the best step"),
    worstPercent: z.number().describe("the worst step"),
    steps: z.int().describe("how many returns there are"),
    stepDays: z.number().describe("median time between two points, in days"),
    points: z.array(pointSchema).describe("the return of each step in percent, at its end"),
  }),
  estimate: { seconds: 0.1 },
  phrases: [
    "returns",
    "total return",
    "daily returns",
    "volatility",
    "maximum drawdown",
    "performance",
    "how risky is it",
    "gain or loss",
    "profit of holding",
  ],

  async run({ points }) {
    requirePoints(points, 3, "A return with its volatility");
    const worthless = points.find(({ value }) => value <= 0);
    if (worthless !== undefined) {
      throw new ToolError(`The price at ${worthless.at} is ${worthless.value}: it has no return.`, {
        help: "Returns need prices above zero; leave such points out.",
      });
    }
    const { getAverage, getMaxDrawdown, getPercentageChange, getReturns } =
      await import("trading-signals");
    const prices = points.map(({ value }) => value);
    const steps = getReturns(prices);
    const mean = getAverage(steps);
    const squares = steps.reduce((sum, step) => sum + (step - mean) ** 2, 0);
    return {
      totalPercent: getPercentageChange(prices[0] ?? 0, prices.at(-1) ?? 0),
      meanPercent: mean,
      volatilityPercent: Math.sqrt(squares / (steps.length - 1)),
      maxDrawdownPercent: getMaxDrawdown(prices),
      bestPercent: Math.max(...steps),
      worstPercent: Math.min(...steps),
      steps: steps.length,
      stepDays: medianStepDays(points.map(({ at }) => Date.parse(at))),
      points: points.slice(1).map(({ at }, index) => ({ at, value: steps[index] ?? 0 })),
    };
  },

  headline({
    totalPercent,
    meanPercent,
    volatilityPercent,
    maxDrawdownPercent,
    stepDays,
    ...rest
  }) {
    const percent = (value: number) => `${value.toFixed(2)}%`;
    // Points of every midnight and one of now are still daily.
    const step = Math.abs(stepDays - 1) < 0.05 ? "day" : `step of ${stepDays.toFixed(2)} days`;
    const end = day(newestOf(rest.points).at);
    return [
      `The total return up to ${end} is ${percent(totalPercent)}, on average ${percent(meanPercent)} a ${step}.`,
      `Volatility is ${percent(volatilityPercent)} a ${step}, the maximum drawdown ${percent(maxDrawdownPercent)}.`,
    ];
  },
});

function medianStepDays(times: readonly number[]): number {
  const steps = times
    .slice(1)
    .map((time, index) => (time - (times[index] ?? 0)) / MS_PER_DAY)
    .toSorted((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 0;
}
