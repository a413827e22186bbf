/** What composing gives. */

/** Clauses of a table query, as `TableQuery` has them. */
export type Query = Record<string, unknown>;

export interface Composed {
  readonly query: Query;
  readonly assumed: readonly string[];
  /** Subtracted from the score of the parts. */
  readonly cost: number;
}

/** Adds what all queries of a question have: its conditions, and what was assumed so far. */
export type Make = (query: Query, cost?: number, ...assumed: string[]) => Composed;
