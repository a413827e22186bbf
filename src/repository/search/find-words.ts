/** The chunks whose words fit a question best, by BM25 over the columns of the index. */
import type { Database } from "better-sqlite3";
import type { Term } from "../words/read-question.ts";
import { CANDIDATE_COLUMNS, type Candidate } from "./candidate.ts";
import type { Condition } from "./filters.ts";

/** Path, symbol, comment, body: a name is chosen to say what a thing is, a body says much else. */
const WEIGHTS = "4.0, 5.0, 2.0, 1.0";

/**
 * Chunks that are scored: words that stand in many say little, and to score them takes most of the time. So the rarest
 * words choose which chunks are scored, as many words as give about this many.
 */
const MOST_SCORED = 20_000;

export interface WeighedTerm extends Term {
  /** How much it says: the fewer chunks have it, the more. */
  readonly weight: number;
  readonly chunks: number;
}

export function weighTerms(database: Database, terms: readonly Term[]): WeighedTerm[] {
  const total = database.prepare<[], number>("SELECT count(*) FROM chunks").pluck().get() ?? 0;
  const count = database
    .prepare<[string], number>("SELECT count(*) FROM words WHERE words MATCH ?")
    .pluck();
  return terms.map((term) => {
    const chunks = count.get(quoted(term)) ?? 0;
    return { ...term, chunks, weight: Math.log(1 + (total - chunks + 0.5) / (chunks + 0.5)) };
  });
}

export function findWords(
  database: Database,
  terms: readonly WeighedTerm[],
  { sql, values }: Condition,
  limit: number,
): Candidate[] {
  const chosen = rarest(terms);
  if (chosen.length === 0) return [];
  const match = chosen.map(quoted).join(" OR ");
  return database
    .prepare<unknown[], Candidate>(
      `SELECT ${CANDIDATE_COLUMNS}, -bm25(words, ${WEIGHTS}) AS words
       FROM words JOIN chunks c ON c.id = words.rowid JOIN files f ON f.id = c.file
       WHERE words MATCH ?${sql} ORDER BY bm25(words, ${WEIGHTS}) LIMIT ?`,
    )
    .all(match, ...values, limit);
}

/** No word has a quote in it. */
function quoted({ word }: Term): string {
  return `"${word}"`;
}

function rarest(terms: readonly WeighedTerm[]): WeighedTerm[] {
  const found = terms.filter(({ chunks }) => chunks > 0).toSorted((a, b) => a.chunks - b.chunks);
  let scored = 0;
  return found.filter(({ chunks }, index) => index === 0 || (scored += chunks) <= MOST_SCORED);
}
