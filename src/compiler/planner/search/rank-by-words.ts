/** Ranks by the words that a request and a tool have in common. */
import { createBm25 } from "../../language/bm25.ts";
import { contentStems } from "../grammar/link/fields.ts";
import type { Ranker, SearchableTool } from "./ranker.ts";

/** As the method's authors propose where nothing is known of the texts. */
const OPTIONS = { k1: 1.2, b: 0.75 };

/** BM25 over stems, names split into their words, without words that hold others together. */
export function rankByWords(tools: readonly SearchableTool[]): Ranker {
  const { best } = createBm25(
    tools.map(({ text }) => counted(contentStems(text))),
    OPTIONS,
  );
  return {
    rank: async (query, limit) => {
      const asked = new Map(contentStems(query).map((stem) => [stem, 1]));
      return best(asked, limit).flatMap(({ at, score }) => {
        const id = tools[at]?.id;
        return id === undefined ? [] : [{ id, score }];
      });
    },
  };
}

function counted(stems: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}
