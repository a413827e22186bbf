import { tagSentences } from "./sentences.ts";
import { termsOf } from "./terms.ts";

export interface TermFrequency {
  /** The first form in which it stands in the text. */
  readonly word: string;
  readonly count: number;
}

/** How often each content term occurs in a text, by stem. */
export async function termFrequencies(text: string): Promise<Map<string, TermFrequency>> {
  const terms = (await Promise.all((await tagSentences(text)).map(termsOf))).flat();
  const groups = Map.groupBy(terms, ({ stem }) => stem);
  return new Map(
    [...groups].map(([stem, group]) => [
      stem,
      { word: group[0]?.word ?? stem, count: group.length },
    ]),
  );
}

/**
 * Cosine similarity of two bags of terms: G. Salton, A. Wong, C. S. Yang,
 * "A vector space model for automatic indexing", CACM 18(11), 1975. 0 when a bag is empty.
 */
export function cosine(
  a: ReadonlyMap<string, TermFrequency>,
  b: ReadonlyMap<string, TermFrequency>,
): number {
  let dot = 0;
  for (const [stem, { count }] of a) dot += count * (b.get(stem)?.count ?? 0);
  // One root of the product, so that equal texts give exactly 1.
  const lengths = Math.sqrt(sumOfSquares(a) * sumOfSquares(b));
  return lengths === 0 ? 0 : dot / lengths;
}

function sumOfSquares(terms: ReadonlyMap<string, TermFrequency>): number {
  let sum = 0;
  for (const { count } of terms.values()) sum += count * count;
  return sum;
}
