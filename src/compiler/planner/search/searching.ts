/** Who is asked which tools a request needs, beside its words, and what went wrong with that. */
import {
  OrchcError,
  searchedByWords,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import type { Embedder } from "../../../model/index.ts";
import { rankByVectors } from "./rank-by-vectors.ts";
import type { RankerOf } from "./ranker.ts";

export interface Searching {
  readonly rankers: readonly RankerOf[];
  /** Why one of them had no opinion: each reason once. */
  takeProblems(): readonly Diagnostic[];
}

/** An endpoint that fails costs its opinion, and not the plan. */
export function searchingWith(embedder: Embedder | undefined): Searching {
  if (embedder === undefined) return { rankers: [], takeProblems: () => [] };
  let problem: Diagnostic | undefined;
  let isTaken = false;
  const rankerOf: RankerOf = (tools) => {
    const ranker = rankByVectors(tools, embedder);
    return {
      rank: async (query, limit) => {
        if (problem !== undefined) return [];
        try {
          return await ranker.rank(query, limit);
        } catch (error) {
          if (!(error instanceof OrchcError)) throw error;
          const [first] = error.diagnostics;
          problem ??= searchedByWords({ reason: `${first?.code ?? ""} ${first?.message ?? ""}` });
          return [];
        }
      },
    };
  };
  return {
    rankers: [rankerOf],
    takeProblems() {
      if (problem === undefined || isTaken) return [];
      isTaken = true;
      return [problem];
    },
  };
}
