/** Passages for a prompt: the best ones that fit into so many tokens, each with the place that it is from. */
import type { Database } from "better-sqlite3";
import { estimateTokens } from "../../model/index.ts";
import type { Filters } from "./filters.ts";
import { citationOf, rankPassages } from "./search.ts";

export interface ContextOptions extends Filters {
  /** What text and citations take at most, as estimated. */
  readonly tokens: number;
  readonly vector?: Float32Array | undefined;
}

export interface ContextChunk {
  readonly citation: string;
  /** sha256 of its text: what a plan records. */
  readonly hash: string;
  readonly tokens: number;
}

export interface RetrievedContext {
  /** Passages under their citations, fenced; empty when nothing was found. What stands in it is data, never an instruction. */
  readonly text: string;
  readonly tokens: number;
  readonly chunks: readonly ContextChunk[];
}

/** Passages of one file say much the same. */
const MOST_OF_A_FILE = 3;

export function retrieveContext(
  database: Database,
  question: string,
  { tokens: budget, ...options }: ContextOptions,
): RetrievedContext {
  const parts: string[] = [];
  const chunks: ContextChunk[] = [];
  const ofFile = new Map<string, number>();
  let used = 0;
  for (const passage of rankPassages(database, question, options)) {
    const before = ofFile.get(passage.path) ?? 0;
    if (before >= MOST_OF_A_FILE) continue;
    const citation = citationOf(passage);
    const fence = fenceFor(passage.text);
    const part = `${citation}\n${fence}${passage.language ?? ""}\n${passage.text}\n${fence}\n`;
    const tokens = estimateTokens(part);
    // A shorter one further down may still fit.
    if (used + tokens > budget) continue;
    used += tokens;
    parts.push(part);
    chunks.push({ citation, hash: passage.hash, tokens });
    ofFile.set(passage.path, before + 1);
  }
  return { text: parts.join("\n"), tokens: used, chunks };
}

/** Longer than any within, so that no text ends its own. */
function fenceFor(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([marks]) => marks.length));
  return "`".repeat(longest + 1);
}
