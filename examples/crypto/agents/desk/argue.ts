import { defineTool, z } from "orchc/agent";
import { bounded, scoresSchema } from "./scores.ts";

export const argue = defineTool({
  name: "argue",
  description: "Argue for or against buying, from what each area of research says.",
  version: "1",
  input: scoresSchema.extend({ side: z.enum(["bull", "bear"]) }),
  output: z.object({ weight: z.number().min(0).max(1), text: z.string() }),
  estimate: { seconds: 0.1 },

  async run({ side, ...scores }) {
    const sign = side === "bull" ? 1 : -1;
    const reasons = Object.entries(scores)
      .map(([area, score]) => ({ area, weight: score * sign }))
      .filter(({ weight }) => weight > 0)
      .toSorted((a, b) => b.weight - a.weight);
    const sum = reasons.reduce((total, { weight }) => total + weight, 0);
    const named = reasons.map(({ area, weight }) => `${area} (${weight})`).join(", ");
    return {
      weight: bounded(sum / Object.keys(scores).length),
      text: `${side === "bull" ? "For" : "Against"} it: ${named === "" ? "nothing" : named}`,
    };
  },

  headline({ text }) {
    return [`${text}.`];
  },
});
