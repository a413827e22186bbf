import { defineTool, z } from "orchc/agent";

/** Of the portfolio: what may be lost in a bad day, two standard deviations, and what a position may be at most. */
const DAILY_LOSS_PERCENT = 1;
const MOST_PERCENT = 10;

export const size = defineTool({
  name: "size",
  description: "Size a position by conviction, volatility and drawdown, with a stop.",
  version: "1",
  input: z.object({
    conviction: z.number().min(-1).max(1),
    volatilityPercent: z.number().nonnegative(),
    maxDrawdownPercent: z.number().nonnegative(),
  }),
  output: z.object({
    percent: z.number().describe("of the portfolio; 0 without conviction to buy"),
    stopPercent: z.number().describe("how far below the price to sell"),
  }),
  estimate: { seconds: 0.1 },

  async run({ conviction, volatilityPercent, maxDrawdownPercent }) {
    const badDay = 2 * volatilityPercent;
    const bearable = badDay === 0 ? MOST_PERCENT : (DAILY_LOSS_PERCENT / badDay) * 100;
    const percent = Math.min(MOST_PERCENT, bearable) * Math.max(0, conviction);
    const round = (value: number) => Math.round(value * 100) / 100;
    return {
      percent: round(percent),
      stopPercent: round(Math.max(badDay, maxDrawdownPercent / 2)),
    };
  },

  headline({ percent, stopPercent }) {
    return [`${percent}% of the portfolio, with a stop ${stopPercent}% below the price.`];
  },
});
