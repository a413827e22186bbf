import { z } from "zod";
import { defineTool } from "../../catalog/authoring.ts";
import { newestOf, pointsInput, requirePoints } from "./points.ts";
import { amount } from "./wording.ts";

/** R. Donchian's channel: the highest and the lowest price of the `period` steps before the newest one. */
export const breakout = defineTool({
  name: "breakout",
  description:
    "Detect a breakout: whether the newest price leaves the Donchian channel of the prices before it.",
  version: "1",
  input: z.object({
    points: pointsInput,
    period: z.int().min(2).max(365).default(20).describe("how many steps the channel has"),
  }),
  output: z.object({
    state: z.enum(["above", "within", "below"]),
    price: z.number().describe("the newest price"),
    upper: z.number(),
    lower: z.number(),
    period: z.int(),
  }),
  estimate: { seconds: 0.1 },
  phrases: ["breakout", "Donchian channel"],

  async run({ points, period }) {
    requirePoints(points, period + 1, `A channel of ${period} steps`);
    const before = points.slice(-1 - period, -1).map(({ value }) => value);
    const [price, upper, lower] = [
      newestOf(points).value,
      Math.max(...before),
      Math.min(...before),
    ];
    return { state: stateOf(price, upper, lower), price, upper, lower, period };
  },

  headline({ state, price, upper, lower, period }) {
    return [
      `At ${amount(price)} the price is ${state} its channel of ${period} steps, ${amount(lower)} to ${amount(upper)}.`,
    ];
  },
});

function stateOf(price: number, upper: number, lower: number): "above" | "within" | "below" {
  if (price > upper) return "above";
  return price < lower ? "below" : "within";
}
