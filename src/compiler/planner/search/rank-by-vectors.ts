/** Ranks by how alike a request and a tool are to a model for embeddings, whatever words they use. */
import { similarity, type Embedder, type Vector } from "../../../model/index.ts";
import type { Ranker, SearchableTool } from "./ranker.ts";

/** Every tool is a little like every request: behind these the order is chance, and would lift tools at random. */
const MOST = 200;

/** The tools are embedded when it is first asked; see `Embedder` for what it throws. */
export function rankByVectors(tools: readonly SearchableTool[], embedder: Embedder): Ranker {
  let embedded: Promise<readonly Vector[]> | undefined;
  return {
    async rank(query, limit) {
      embedded ??= embedder.embed(tools.map(({ text }) => text));
      // At the same moment, so that they are one request.
      const [vectors, [asked]] = await Promise.all([embedded, embedder.embed([query])]);
      if (asked === undefined) return [];
      return vectors
        .map((vector, at) => ({ id: tools[at]?.id ?? "", score: similarity(asked, vector) }))
        .toSorted((a, b) => b.score - a.score)
        .slice(0, Math.min(limit, MOST));
    },
  };
}
