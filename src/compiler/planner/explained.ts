/** How a planner read a query: the words that it made something of, and what. */

/** Words of the query and what a planner made of them. */
export interface WordUse {
  /** Offsets in the query. */
  readonly origin: readonly [start: number, end: number];
  /** For people: `mean of price`, `argument days`. */
  readonly means: string;
}

/** How a part of a query was read. */
export interface Explained {
  readonly origin: readonly [start: number, end: number];
  /** The tool, or the table query in words; absent: nothing. */
  readonly means?: string;
  /** Compares readings of the same words only. */
  readonly score?: number;
  readonly words: readonly (WordUse & { readonly score: number })[];
  /** Offsets of words of which nothing was made. */
  readonly unused: readonly (readonly [start: number, end: number])[];
  /** What it would have been otherwise. */
  readonly runnerUp?: { readonly means: string; readonly score: number };
}
