import { z } from "zod";
import { defineTool, tableSchema } from "../../catalog/authoring.ts";
import { newestOf, pointsInput, requirePoints } from "./points.ts";
import { amount } from "./wording.ts";

/**
 * Bollinger bands: J. Bollinger, "Bollinger on Bollinger Bands", 2001. Middle = simple moving average;
 * upper and lower = middle ± `deviations` · standard deviation of the same prices (of the population: over n).
 */
export const bollinger = defineTool({
  name: "bollinger",
  description:
    "Compute Bollinger bands of prices: whether the price is above, within or below its usual range.",
  version: "1",
  input: z.object({
    points: pointsInput,
    period: z.int().min(2).max(400).default(20).describe("how many prices are averaged"),
    deviations: z
      .number()
      .positive()
      .max(10)
      .default(2)
      .describe("width of the bands in standard deviations"),
  }),
  output: z.object({
    price: z.number().describe("the newest price"),
    lower: z.number(),
    middle: z.number(),
    upper: z.number(),
    state: z.enum(["above", "within", "below"]).describe("where the newest price is"),
    table: tableSchema,
  }),
  estimate: { seconds: 0.1 },
  phrases: [
    "Bollinger bands",
    "upper and lower band",
    "usual price range",
    "volatility bands",
    "is the price outside its bands",
    "technical indicators",
  ],

  async run({ points, period, deviations }) {
    requirePoints(points, period, `A Bollinger band over ${period} prices`);
    const { BollingerBands } = await import("trading-signals");
    const values = new BollingerBands(period, deviations).updates(
      points.map((point) => point.value),
    );
    const rows = points.flatMap(({ at, value: price }, index) => {
      const bands = values[index] ?? null;
      return bands === null
        ? []
        : [{ at, price, lower: bands.lower, middle: bands.middle, upper: bands.upper }];
    });
    const { price, lower, middle, upper } = newestOf(rows);
    return {
      price,
      lower,
      middle,
      upper,
      state: stateOf(price, lower, upper),
      table: {
        title: `Bollinger bands (${period}, ${deviations})`,
        columns: [
          { name: "at", type: "time" as const },
          ...["price", "lower", "middle", "upper"].map((name) => ({
            name,
            type: "number" as const,
          })),
        ],
        rows,
      },
    };
  },

  headline({ price, lower, middle, upper, state }) {
    return [
      `The price of ${amount(price)} is ${state} its Bollinger bands: ${amount(lower)} to ${amount(upper)}, middle ${amount(middle)}.`,
    ];
  },
});

function stateOf(price: number, lower: number, upper: number): "above" | "within" | "below" {
  if (price > upper) return "above";
  return price < lower ? "below" : "within";
}
