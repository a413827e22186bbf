import { z } from "zod";
import { defineTool, ToolError } from "../../catalog/authoring.ts";
import { newestOf, pointsInput, requirePoints } from "./points.ts";
import { change } from "./wording.ts";

/** Rate of change, 100 · (p(t) / p(t-n) - 1): J. J. Murphy, "Technical Analysis of the Financial Markets", 1999. */
export const roc = defineTool({
  name: "roc",
  description:
    "Compute the rate of change (ROC) of prices over a period, and whether it accelerates.",
  version: "1",
  input: z.object({
    points: pointsInput,
    period: z.int().min(1).max(200).default(10).describe("how many steps back is compared"),
  }),
  output: z.object({
    changePercent: z.number().describe("the newest price against that of a period before"),
    beforePercent: z.number().describe("the same, one step earlier"),
    state: z.enum(["growing", "fading"]),
    period: z.int(),
  }),
  estimate: { seconds: 0.1 },
  phrases: ["ROC", "rate of change"],

  async run({ points, period }) {
    requirePoints(points, period + 2, `Momentum over ${period} steps`);
    const rate = (back: number) => {
      const from = points.at(-1 - back - period);
      const to = newestOf(points.slice(0, points.length - back));
      if (from === undefined || from.value <= 0) {
        throw new ToolError(
          `The price at ${from?.at} is ${from?.value}: it has no rate of change.`,
          {
            help: "Momentum needs prices above zero; leave such points out.",
          },
        );
      }
      return (to.value / from.value - 1) * 100;
    };
    const [changePercent, beforePercent] = [rate(0), rate(1)];
    const state = changePercent > beforePercent ? ("growing" as const) : ("fading" as const);
    return { changePercent, beforePercent, state, period };
  },

  headline({ changePercent, state, period }) {
    return [
      `The price is ${change(changePercent)} over ${period} steps; its momentum is ${state}.`,
    ];
  },
});
