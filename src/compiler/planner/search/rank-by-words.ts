/** Rankings by the words that a request and a tool have in common. */
import { createBm25 } from "../../language/bm25.ts";
import { contentStems } from "../grammar/link/fields.ts";
import { clausesOf } from "./clauses.ts";
import type { RankedTool, Ranker, SearchableTool } from "./ranker.ts";

/** As the method's authors propose where nothing is known of the texts. */
const OPTIONS = { k1: 1.2, b: 0.75 };

/** BM25 over stems, names split into their words, without words that hold others together. */
export function rankByWords(tools: readonly SearchableTool[]): Ranker {
  const { best } = createBm25(
    tools.map(({ text }) => counted(contentStems(text))),
    OPTIONS,
  );
  return {
    rank: (query, limit) => {
      const asked = new Map(contentStems(query).map((stem) => [stem, 1]));
      return best(asked, limit).flatMap(({ at, score }) => {
        const id = tools[at]?.id;
        return id === undefined ? [] : [{ id, score }];
      });
    },
  };
}

/**
 * Asks for each clause alone and takes of the answers in turn: the words of one that says much else drown those of a
 * short one. The score is one over the place.
 */
export function byClause(ranker: Ranker): Ranker {
  return {
    rank: (query, limit) => {
      const rankings = clausesOf(query).map((clause) => ranker.rank(clause, limit));
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

function counted(stems: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}
