/**
 * BM25 (Robertson and Zaragoza 2009) over documents whose terms have weights: how often a term stands there, or how much
 * it counts where it stands. Own code and no library: docs/adr/0039-tools-are-found-by-their-words.md.
 */
export interface Bm25 {
  /** How rare a term is: 0 for one that nearly all documents have. */
  idf(term: string): number;
  /**
   * The documents that have one of the terms, the best first, those of equal score by position.
   * @param asked the terms, with how much each counts
   */
  best(asked: ReadonlyMap<string, number>, most: number): readonly Scored[];
}

export interface Scored {
  /** Position of the document. */
  readonly at: number;
  readonly score: number;
}

export interface Bm25Options {
  /** How soon more of a term says no more. */
  readonly k1: number;
  /** How much a longer document counts less: 0 not at all, 1 by its length. */
  readonly b: number;
}

export function createBm25(
  documents: readonly ReadonlyMap<string, number>[],
  { k1, b }: Bm25Options,
): Bm25 {
  const postings = new Map<string, { at: number[]; weight: number[] }>();
  const lengths = new Float64Array(documents.length);
  for (const [at, terms] of documents.entries()) {
    for (const [term, weight] of terms) {
      const posting = postings.get(term) ?? { at: [], weight: [] };
      posting.at.push(at);
      posting.weight.push(weight);
      postings.set(term, posting);
      lengths[at] = (lengths[at] ?? 0) + weight;
    }
  }
  const { length } = documents;
  const average = lengths.reduce((sum, one) => sum + one, 0) / Math.max(length, 1) || 1;
  const idf = (term: string): number => {
    const n = postings.get(term)?.at.length ?? 0;
    return Math.log(1 + (length - n + 0.5) / (n + 0.5));
  };
  return {
    idf,
    best(asked, most) {
      const scores = new Float64Array(length);
      for (const [term, share] of asked) {
        const posting = postings.get(term);
        if (posting === undefined) continue;
        const rare = idf(term) * share;
        for (const [i, at] of posting.at.entries()) {
          const weight = posting.weight[i] ?? 0;
          const norm = k1 * (1 - b + (b * (lengths[at] ?? 0)) / average);
          scores[at] = (scores[at] ?? 0) + (rare * weight * (k1 + 1)) / (weight + norm);
        }
      }
      const found: Scored[] = [];
      for (const [at, score] of scores.entries()) if (score > 0) found.push({ at, score });
      return found.toSorted((x, y) => y.score - x.score || x.at - y.at).slice(0, most);
    },
  };
}
