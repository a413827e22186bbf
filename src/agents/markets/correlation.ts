import { z } from "zod";
import { defineTool, ToolError, type Point } from "../../catalog/authoring.ts";
import { pearson } from "./pearson.ts";
import { pointsInput, requirePoints } from "./points.ts";
import { day } from "./wording.ts";

/** Pearson's correlation of simple returns between days that both histories have; the last price of a day counts. */
export const correlation = defineTool({
  name: "correlation",
  description: "Compute the correlation of two price series by their daily returns.",
  version: "1",
  input: z.object({
    points: pointsInput,
    others: pointsInput.describe("prices of the other coin with their times, oldest first"),
  }),
  output: z.object({
    coefficient: z.number().min(-1).max(1),
    strength: z.enum(["weak", "moderate", "strong"]).describe("below 0.3, below 0.7, above"),
    steps: z.int().describe("how many returns were compared"),
  }),
  estimate: { seconds: 0.1 },
  phrases: ["correlation of two coins"],

  async run({ points, others }) {
    requirePoints(points, 4, "A correlation");
    requirePoints(others, 4, "A correlation");
    const [prices, otherPrices] = [byDay(points), byDay(others)];
    const common = [...prices.keys()].filter((date) => otherPrices.has(date));
    const returnsOf = (values: ReadonlyMap<string, number>) =>
      common.slice(1).map((date, i) => {
        return (values.get(date) ?? 0) / (values.get(common[i] ?? "") ?? 0) - 1;
      });
    if (
      common.length === prices.size &&
      common.every((date) => prices.get(date) === otherPrices.get(date))
    ) {
      throw new ToolError(
        "Both histories are the same one: its correlation with itself says nothing.",
        {
          help: "Take the prices of two coins.",
        },
      );
    }
    const coefficient = pearson(returnsOf(prices), returnsOf(otherPrices));
    if (common.length < 4 || coefficient === undefined || Number.isNaN(coefficient)) {
      throw new ToolError(`${common.length} common days of the two histories do not suffice.`, {
        help: "Take histories of the same days, at least four, with prices above zero that change.",
      });
    }
    return { coefficient, strength: strengthOf(coefficient), steps: common.length - 1 };
  },

  headline({ coefficient, strength, steps }) {
    return [
      `The correlation of ${steps} daily returns is ${coefficient.toFixed(2)}, which is ${strength}.`,
    ];
  },
});

function byDay(points: readonly Point[]): ReadonlyMap<string, number> {
  return new Map(points.map(({ at, value }) => [day(at), value]));
}

function strengthOf(coefficient: number): "weak" | "moderate" | "strong" {
  const size = Math.abs(coefficient);
  if (size < 0.3) return "weak";
  return size < 0.7 ? "moderate" : "strong";
}
