import { z } from "zod";
import { defineTool, type Point } from "../../catalog/authoring.ts";
import { pearson } from "./pearson.ts";
import { pointsInput, requirePoints } from "./points.ts";
import { change } from "./wording.ts";

/**
 * Compares the shape of the newest `window` prices with that of every earlier window, by Pearson's correlation, and
 * says what the price did in the `ahead` steps after the most similar ones. Matches do not overlap each other.
 */
export const patterns = defineTool({
  name: "patterns",
  description:
    "Find patterns: earlier times that resemble the newest prices, and what followed them.",
  version: "1",
  input: z.object({
    points: pointsInput,
    window: z.int().min(3).max(100).default(10).describe("how many prices are compared"),
    ahead: z
      .int()
      .min(1)
      .max(100)
      .default(5)
      .describe("how many steps after a match are looked at"),
    limit: z.int().min(1).max(20).default(3).describe("how many matches at most"),
  }),
  output: z.object({
    matches: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        similarity: z.number().min(-1).max(1),
        thenPercent: z.number().describe("change of the price in the steps after it"),
      }),
    ),
    meanPercent: z.number().nullable().describe("mean of what followed; none without a match"),
    ahead: z.int(),
  }),
  estimate: { seconds: 0.1 },
  phrases: ["patterns of the past"],

  async run({ points, window, ahead, limit }) {
    requirePoints(points, 2 * window + ahead, `A search for patterns of ${window} prices`);
    const values = (from: number) => points.slice(from, from + window).map(({ value }) => value);
    const start = points.length - window;
    const shape = values(start);
    const candidates: Candidate[] = [];
    // An earlier window ends, with what followed it, before the newest one begins.
    for (let from = 0; from + window + ahead <= start + 1; from += 1) {
      const similarity = pearson(values(from), shape);
      if (similarity !== undefined && similarity > 0) candidates.push({ from, similarity });
    }
    const matches = mostSimilar(candidates, window, limit).map(({ from, similarity }) => {
      const end = from + window - 1;
      const thenPercent = (valueAt(points, end + ahead) / valueAt(points, end) - 1) * 100;
      return { from: points[from]?.at ?? "", to: points[end]?.at ?? "", similarity, thenPercent };
    });
    const sum = matches.reduce((total, { thenPercent }) => total + thenPercent, 0);
    return { matches, meanPercent: matches.length === 0 ? null : sum / matches.length, ahead };
  },

  headline({ matches, meanPercent, ahead }) {
    if (meanPercent === null) return ["Prices have not developed like this before."];
    return [
      `${matches.length} earlier times resemble this one; ${ahead} steps later the price was ${change(meanPercent)} on average.`,
    ];
  },
});

interface Candidate {
  readonly from: number;
  readonly similarity: number;
}

function mostSimilar(candidates: readonly Candidate[], window: number, limit: number): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.similarity - a.similarity)) {
    if (chosen.length === limit) break;
    if (chosen.every(({ from }) => Math.abs(from - candidate.from) >= window)) {
      chosen.push(candidate);
    }
  }
  return chosen;
}

function valueAt(points: readonly Point[], index: number): number {
  return points[index]?.value ?? Number.NaN;
}
