/** The passages of a repository that answer a question. */
import type { Database } from "better-sqlite3";
import { readQuestion } from "../words/read-question.ts";
import type { Candidate } from "./candidate.ts";
import { conditionOf, type Filters } from "./filters.ts";
import { findNames } from "./find-names.ts";
import { findVectors } from "./find-vectors.ts";
import { findWords, weighTerms } from "./find-words.ts";
import { fuse } from "./fuse.ts";
import { rerank, type Ranked, type Signals } from "./rerank.ts";

/** Of each ranking; those behind are not looked at. */
const CANDIDATES = 200;
/** Further passages of a file that are named beside its best one. */
const MOST_OTHERS = 3;

export interface SearchOptions extends Filters {
  /** Files at most. */
  readonly limit: number;
  /** Of the question; absent where the index has no vectors. */
  readonly vector?: Float32Array | undefined;
}

/** The best passage of a file. Lines count from 1, both are included. */
export interface SearchResult {
  /** `path:from-to`. */
  readonly citation: string;
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly kind: string;
  readonly symbol: string | null;
  readonly language: string | null;
  /** What was checked out when the file was read. */
  readonly commit: string | null;
  /** sha256 of `text`. */
  readonly hash: string;
  readonly text: string;
  readonly score: number;
  readonly signals: Signals;
  /** Citations of further passages of the file, the best first. */
  readonly others: readonly string[];
}

/** Best first; a file once. */
export function search(database: Database, text: string, options: SearchOptions): SearchResult[] {
  const byFile = new Map<string, Ranked[]>();
  for (const ranked of rankPassages(database, text, options)) {
    const before = byFile.get(ranked.path);
    if (before === undefined) byFile.set(ranked.path, [ranked]);
    else before.push(ranked);
  }
  return [...byFile.values()]
    .slice(0, options.limit)
    .flatMap(([best, ...others]) =>
      best === undefined
        ? []
        : [{ ...resultOf(best), others: others.slice(0, MOST_OTHERS).map(citationOf) }],
    );
}

/** All passages, best first. */
export function rankPassages(
  database: Database,
  text: string,
  { vector, ...filters }: Omit<SearchOptions, "limit">,
): Ranked[] {
  const question = readQuestion(text);
  const condition = conditionOf(filters);
  const terms = weighTerms(database, question.terms);
  const byWords = findWords(database, terms, condition, CANDIDATES);
  const byNames = findNames(database, question, condition, CANDIDATES);
  const byVector = vector === undefined ? [] : findVectors(database, vector, condition, CANDIDATES);
  const all = distinct([...byWords, ...byNames, ...byVector]);
  const ranked = rerank(all, question, terms);
  if (byVector.length === 0) return ranked;
  const lexical = ranked.filter(({ words }) => words > 0).map(({ id }) => id);
  const fused = fuse([lexical, byVector.map(({ id }) => id)]);
  return ranked
    .map((one) => ({ ...one, score: fused.get(one.id) ?? 0 }))
    .toSorted((a, b) => b.score - a.score);
}

export function citationOf({ path, from, to }: Pick<Candidate, "path" | "from" | "to">): string {
  return `${path}:${from}-${to}`;
}

function resultOf(ranked: Ranked): Omit<SearchResult, "others"> {
  const { id: _id, words: _words, ...rest } = ranked;
  return { citation: citationOf(ranked), ...rest };
}

function distinct(candidates: readonly Candidate[]): Candidate[] {
  const byId = new Map<number, Candidate>();
  for (const one of candidates) if (!byId.has(one.id)) byId.set(one.id, one);
  return [...byId.values()];
}
