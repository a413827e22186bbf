/** Finds the few tools of very many that a request may need: docs/adr/0039-tools-are-found-by-their-words.md. */
import { fuse } from "./fuse.ts";
import { byClause } from "./by-clause.ts";
import { rankByWords } from "./rank-by-words.ts";
import type { RankedTool, Ranker, RankerOf, SearchableTool } from "./ranker.ts";

export interface ToolSearch {
  /**
   * The best first, at most `limit`, and none for which no ranker speaks. Every id is one of the tools, whatever a ranker
   * says.
   */
  search(query: string, limit: number): Promise<readonly RankedTool[]>;
}

/** What one ranking has far down, another one may have on top. */
const DEPTH = 1000;

/** Making it takes most of the time, and the same tools are searched for each request. */
const known = new WeakMap<readonly SearchableTool[], readonly Ranker[]>();

/** @param others are fused with those by words, which are always there: of each its opinion clause by clause, and on the whole */
export function createToolSearch(
  tools: readonly SearchableTool[],
  others: readonly RankerOf[] = [],
): ToolSearch {
  const byWords = known.get(tools) ?? wordRankers(tools);
  known.set(tools, byWords);
  const rankers = [...byWords, ...others.flatMap((of) => twice(of(tools)))];
  const ids = new Set(tools.map(({ id }) => id));
  return {
    async search(query, limit) {
      const depth = Math.max(limit, DEPTH);
      const rankings = rankers.map(async (ranker) => {
        const ranked = await ranker.rank(query, depth);
        return { weight: ranker.weight ?? 1, tools: ranked.filter(({ id }) => ids.has(id)) };
      });
      return fuse(await Promise.all(rankings)).slice(0, limit);
    },
  };
}

const wordRankers = (tools: readonly SearchableTool[]): readonly Ranker[] =>
  twice(rankByWords(tools));

/** What is said of one thing drowns in the whole of a request, and what holds for all of it is in no clause. */
function twice(whole: Ranker): readonly Ranker[] {
  return [byClause(whole), whole];
}
