import { z } from "orchc/agent";

const score = z.number().min(-1).max(1);

/** What speaks for a rise (1) and for a fall (-1), by area of research. */
export const scoresSchema = z.object({
  sentiment: score,
  onchain: score,
  technical: score,
  macro: score,
  profile: score.describe("of what the profile adds; 0 where it adds nothing"),
});
export type Scores = z.infer<typeof scoresSchema>;

export const findingsSchema = z.object({
  scores: scoresSchema,
  days: z.int().describe("days of prices"),
  expectations: z.int().describe("markets that say what the central bank will do"),
  added: z.array(z.string()).describe("findings that the profile added"),
});

/** Within -1 and 1, with three decimals: figures of an opinion have no more. */
export function bounded(value: number): number {
  return Math.round(Math.max(-1, Math.min(1, value)) * 1_000) / 1_000;
}
