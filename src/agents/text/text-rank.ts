/**
 * TextRank for sentences: R. Mihalcea, P. Tarau, "TextRank: Bringing Order into Texts", EMNLP 2004.
 * A sentence matters when it shares words with many sentences that matter.
 */

/** The damping factor d, as in the paper and in PageRank (Brin and Page 1998). */
const DAMPING = 0.85;
/** Iteration ends when no score changes by more: the paper uses 0.0001. */
const TOLERANCE = 0.0001;
/** It converges in 20 to 30 iterations; the bound is for graphs that are built to oscillate. */
const MAX_ITERATIONS = 200;

/**
 * Scores of sentences, given as their content terms, in the same order.
 *
 * @param starts how often the walk over sentences begins at each, with a mean of 1: everywhere alike by default
 */
export function rankSentences(
  sentences: readonly (readonly string[])[],
  starts: readonly number[] = sentences.map(() => 1),
): number[] {
  const weights = similarities(sentences.map((terms) => new Set(terms)));
  const strengths = weights.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  let scores = sentences.map(() => 1);
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration += 1) {
    const next = weights.map((row, i) => {
      let sum = 0;
      row.forEach((weight, j) => {
        if (weight > 0) sum += (weight / (strengths[j] ?? 1)) * (scores[j] ?? 0);
      });
      return (1 - DAMPING) * (starts[i] ?? 1) + DAMPING * sum;
    });
    const change = Math.max(...next.map((score, i) => Math.abs(score - (scores[i] ?? 0))));
    scores = next;
    if (change < TOLERANCE) break;
  }
  return scores;
}

/**
 * Writers begin with what matters, so the walk begins there more often, as in PositionRank (C. Florescu,
 * C. Caragea, ACL 2017). The weights fall with the root of the position: with the position itself, as words
 * have it there, hardly more than the first sentences would ever be chosen.
 */
export function startsByPosition(sentences: number): number[] {
  const weights = Array.from({ length: sentences }, (_, i) => 1 / Math.sqrt(i + 1));
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / sentences;
  return weights.map((weight) => weight / mean);
}

/** Common terms over the logarithms of both lengths (section 4.1 of the paper); 0 on the diagonal. */
function similarities(sentences: readonly ReadonlySet<string>[]): Float64Array[] {
  const weights = sentences.map(() => new Float64Array(sentences.length));
  sentences.forEach((left, i) => {
    sentences.slice(0, i).forEach((right, j) => {
      const lengths = Math.log(left.size) + Math.log(right.size);
      // Two sentences of one term each, or none: too short to be compared.
      const weight = lengths > 0 ? left.intersection(right).size / lengths : 0;
      weights[i]?.fill(weight, j, j + 1);
      weights[j]?.fill(weight, i, i + 1);
    });
  });
  return weights;
}
