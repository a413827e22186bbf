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

/** One opinion on which tools a request needs; a search fuses several. */
export interface Ranker {
  /** How much its ranks count beside those of the others. Default: 1. */
  readonly weight?: number;
  /** The best first, at most `limit`; without those for which nothing speaks. */
  rank(query: string, limit: number): Promise<readonly RankedTool[]>;
}

/** Makes a ranker of the tools that are searched. */
export type RankerOf = (tools: readonly SearchableTool[]) => Ranker;
