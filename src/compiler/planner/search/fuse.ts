/** Several rankings as one: reciprocal rank fusion (Cormack, Clarke and Büttcher 2009). */
import type { RankedTool } from "./ranker.ts";

/** The constant of the paper: how little the first places count more than those that follow. */
const K = 60;

export interface Ranking {
  readonly weight: number;
  /** The best first. */
  readonly tools: readonly RankedTool[];
}

/** The best first; of equal score, what the earlier ranking has first. */
export function fuse(rankings: readonly Ranking[]): readonly RankedTool[] {
  const scores = new Map<string, number>();
  for (const { weight, tools } of rankings) {
    for (const [place, { id }] of tools.entries()) {
      scores.set(id, (scores.get(id) ?? 0) + weight / (K + place + 1));
    }
  }
  return [...scores].map(([id, score]) => ({ id, score })).toSorted((a, b) => b.score - a.score);
}
