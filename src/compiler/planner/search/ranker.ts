/** What ranks tools for a request, by words or by meaning. */

/** A tool as a search sees it. */
export interface SearchableTool {
  readonly id: string;
  /** All that it may be found by. */
  readonly text: string;
}

export interface RankedTool {
  readonly id: string;
  /** Compares tools of the same ranking only. */
  readonly score: number;
}

/**
 * One opinion on which tools a request needs; a search fuses several. It answers at once: one that has to ask an endpoint
 * for embeddings is made of the reply, before the search.
 */
export interface Ranker {
  /** How much its ranks count beside those of the others. Default: 1. */
  readonly weight?: number;
  /** The best first, at most `limit`; without those for which nothing speaks. */
  rank(query: string, limit: number): readonly RankedTool[];
}
