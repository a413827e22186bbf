/** Finds the few tools of very many that a request may need: docs/adr/0039-tools-are-found-by-their-words.md. */
import { fuse } from "./fuse.ts";
import { byClause, rankByWords } from "./rank-by-words.ts";
import type { RankedTool, Ranker, SearchableTool } from "./ranker.ts";

export interface ToolSearch {
  /**
   * The best first, at most `limit`, and none for which no ranker speaks. Every id is one of the tools, whatever a ranker
   * says.
   */
  search(query: string, limit: number): readonly RankedTool[];
}

/** What one ranking has far down, another one may have on top. */
const DEPTH = 1000;

/** Making it takes most of the time, and the same tools are searched for each request. */
const known = new WeakMap<readonly SearchableTool[], readonly Ranker[]>();

/** @param rankers are fused with those by words, which are always there */
export function createToolSearch(
  tools: readonly SearchableTool[],
  rankers: readonly Ranker[] = [],
): ToolSearch {
  const byWords = known.get(tools) ?? wordRankers(tools);
  known.set(tools, byWords);
  const ids = new Set(tools.map(({ id }) => id));
  return {
    search(query, limit) {
      const depth = Math.max(limit, DEPTH);
      const rankings = [...byWords, ...rankers].map((ranker) => ({
        weight: ranker.weight ?? 1,
        tools: ranker.rank(query, depth).filter(({ id }) => ids.has(id)),
      }));
      return fuse(rankings).slice(0, limit);
    },
  };
}

function wordRankers(tools: readonly SearchableTool[]): readonly Ranker[] {
  const whole = rankByWords(tools);
  return [byClause(whole), whole];
}
