import { defineTool, z } from "orchc/agent";
import { bounded, findingsSchema } from "./scores.ts";

export const score = defineTool({
  name: "score",
  description: "Score the findings of the research of a coin by area, from -1 (fall) to 1 (rise).",
  version: "1",
  input: z.object({
    fear: z.number().describe("fear and greed index"),
    addressesPercent: z.number().describe("active addresses against their mean"),
    days: z.int().describe("days of prices"),
    rsi: z.number(),
    trend: z.enum(["bullish", "bearish"]),
    dollarPercent: z.number().describe("change of the dollar index"),
    expectations: z.int().describe("how many prediction markets were found"),
    momentum: z.number().optional(),
    breakout: z.enum(["above", "within", "below"]).optional(),
    pattern: z.number().nullish().describe("what followed similar prices, in percent"),
    imbalance: z.number().optional().describe("of the order book"),
    correlation: z.number().optional(),
  }),
  output: findingsSchema,
  estimate: { seconds: 0.1 },

  async run(found) {
    // Rules of thumb of this example, no advice: extremes of mood and RSI turn, the dollar works against the coin.
    const added: readonly (readonly [string, number | undefined])[] = [
      ["momentum", found.momentum === undefined ? undefined : found.momentum / 20],
      ["breakout", found.breakout && { above: 1, within: 0, below: -1 }[found.breakout]],
      [
        "pattern",
        found.pattern === null || found.pattern === undefined ? undefined : found.pattern / 5,
      ],
      ["liquidity", found.imbalance],
      // A coin that moves with everything else spreads no risk.
      [
        "correlation",
        found.correlation === undefined ? undefined : -Math.abs(found.correlation) / 2,
      ],
    ];
    const known = added.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
    const sum = known.reduce((total, { value }) => total + bounded(value), 0);
    return {
      scores: {
        sentiment: bounded((50 - found.fear) / 50),
        onchain: bounded(found.addressesPercent / 10),
        technical: bounded((found.trend === "bullish" ? 0.5 : -0.5) + (50 - found.rsi) / 100),
        macro: bounded(-found.dollarPercent / 5),
        profile: known.length === 0 ? 0 : bounded(sum / known.length),
      },
      days: found.days,
      expectations: found.expectations,
      added: known.map(({ name }) => name),
    };
  },

  headline({ scores, added }) {
    const areas = Object.entries(scores).map(([area, value]) => `${area} ${value}`);
    const more = added.length === 0 ? "" : `; the profile added ${added.join(", ")}`;
    return [`Scores: ${areas.join(", ")}${more}.`];
  },
});
