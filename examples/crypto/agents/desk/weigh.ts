import { defineTool, z } from "orchc/agent";
import { bounded } from "./scores.ts";

/** Less is no reason to do anything. */
const LEAST_CONVICTION = 0.05;

export const weigh = defineTool({
  name: "weigh",
  description: "Weigh the case for buying against the case against it.",
  version: "1",
  input: z.object({ bull: z.number().min(0).max(1), bear: z.number().min(0).max(1) }),
  output: z.object({
    conviction: z.number().min(-1).max(1),
    stance: z.enum(["buy", "hold", "sell"]),
  }),
  estimate: { seconds: 0.1 },

  async run({ bull, bear }) {
    const conviction = bounded(bull - bear);
    if (Math.abs(conviction) < LEAST_CONVICTION) return { conviction, stance: "hold" as const };
    return { conviction, stance: conviction > 0 ? ("buy" as const) : ("sell" as const) };
  },

  headline({ stance, conviction }) {
    return [`The stance is ${stance}, with a conviction of ${conviction}.`];
  },
});
