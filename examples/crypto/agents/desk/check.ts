import { defineTool, z } from "orchc/agent";
import { findingsSchema, scoresSchema } from "./scores.ts";

/** Half a year shows a trend and its turn. */
const ENOUGH_DAYS = 180;

export const check = defineTool({
  name: "check",
  description:
    "Check the quality of research: whether the history is long enough, and areas say anything.",
  version: "1",
  input: z.object({ findings: findingsSchema }),
  output: z.object({
    quality: z.number().min(0).max(1),
    nextDays: z.int().describe("days of prices to ask for next"),
    scores: scoresSchema,
  }),
  estimate: { seconds: 0.1 },

  async run({ findings: { days, expectations, scores } }) {
    const areas = Object.values({ ...scores, profile: 1 });
    const telling = areas.filter((value) => value !== 0).length / areas.length;
    const history = Math.min(1, days / ENOUGH_DAYS);
    const quality = 0.5 * history + 0.3 * telling + 0.2 * Math.min(1, expectations);
    return {
      quality: Math.round(quality * 100) / 100,
      nextDays: Math.min(365, days * 3),
      scores,
    };
  },

  headline({ quality, nextDays }) {
    return [
      `The quality of the research is ${quality}; sent back, it would ask for ${nextDays} days.`,
    ];
  },
});
