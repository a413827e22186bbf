/** Retrieval: how much each word of a request speaks for each of some described things (Okapi BM25). */
import MiniSearch from "minisearch";
import type { Term } from "./language/terms.ts";
import { wordsOf, type Token } from "./language/tokens.ts";
import { FUNCTION_WORDS } from "./language/words.ts";
import { stemWord } from "../../language/stem.ts";

export interface Described {
  readonly id: string;
  /** Text by field; a field's boost says how much a match in it counts. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface Evidence {
  readonly score: number;
  /** Words of the request that this one's description has, itself or by a synonym. */
  readonly matched: ReadonlySet<Token>;
}

export interface Index {
  /** BM25 of each thing for the terms, summed; things without any match are left out. */
  search(terms: readonly Term[]): ReadonlyMap<string, Evidence>;
  /** Whether any description has the stem. */
  knows(stem: string): boolean;
}

export function indexOf(
  things: readonly Described[],
  boosts: Readonly<Record<string, number>>,
): Index {
  const engine = new MiniSearch({
    fields: Object.keys(boosts),
    tokenize: wordsOf,
    processTerm: (word) => (FUNCTION_WORDS.has(word) ? null : stemWord(word)),
    // Queries come as stems.
    searchOptions: {
      boost: { ...boosts },
      tokenize: (stem) => [stem],
      processTerm: (stem) => stem,
    },
  });
  engine.addAll(things.map(({ id, fields }) => ({ ...fields, id })));
  const cache = new Map<string, ReadonlyMap<string, number>>();

  const lookUp = (stem: string): ReadonlyMap<string, number> => {
    const known = cache.get(stem);
    if (known !== undefined) return known;
    const found = new Map(
      engine.search(stem).map(({ id, score }): [string, number] => [String(id), score]),
    );
    cache.set(stem, found);
    return found;
  };

  return {
    knows: (stem) => lookUp(stem).size > 0,
    search(terms) {
      const found = new Map<string, { score: number; matched: Set<Token> }>();
      for (const { token, weight, stems } of terms) {
        for (const [id, score] of bestByThing(stems, lookUp)) {
          const entry = found.get(id) ?? { score: 0, matched: new Set() };
          entry.score += weight * score;
          entry.matched.add(token);
          found.set(id, entry);
        }
      }
      return found;
    },
  };
}

/** A word and its synonyms speak once: with the one that says most. */
function bestByThing(
  stems: ReadonlyMap<string, number>,
  lookUp: (stem: string) => ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (const [stem, quality] of stems) {
    for (const [id, score] of lookUp(stem)) {
      best.set(id, Math.max(best.get(id) ?? 0, score * quality));
    }
  }
  return best;
}
