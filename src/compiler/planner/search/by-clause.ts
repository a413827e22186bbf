import { clausesOf } from "./clauses.ts";
import type { RankedTool, Ranker } from "./ranker.ts";

/**
 * Asks for each clause alone and takes of the answers in turn: the words of one that says much else drown those of a
 * short one. The score is one over the place.
 */
export function byClause(ranker: Ranker): Ranker {
  return {
    rank: async (query, limit) => {
      const asked = clausesOf(query).map((clause) => ranker.rank(clause, limit));
      const rankings = await Promise.all(asked);
      const longest = Math.max(0, ...rankings.map(({ length }) => length));
      const ids = new Set<string>();
      for (let at = 0; at < longest && ids.size < limit; at += 1) {
        for (const { id } of rankings.flatMap((ranking) => ranking[at] ?? [])) ids.add(id);
      }
      return [...ids]
        .slice(0, limit)
        .map((id, place): RankedTool => ({ id, score: 1 / (place + 1) }));
    },
  };
}
