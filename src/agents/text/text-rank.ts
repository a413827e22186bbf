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

/** Scores of sentences, given as their content terms, in the same order. */
export function rankSentences(sentences: readonly (readonly string[])[]): number[] {
  const weights = similarities(sentences.map((terms) => new Set(terms)));
  const strengths = weights.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  let scores = sentences.map(() => 1);
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration += 1) {
    const next = weights.map((row) => {
      let sum = 0;
      row.forEach((weight, j) => {
        if (weight > 0) sum += (weight / (strengths[j] ?? 1)) * (scores[j] ?? 0);
      });
      return 1 - DAMPING + DAMPING * sum;
    });
    const change = Math.max(...next.map((score, i) => Math.abs(score - (scores[i] ?? 0))));
    scores = next;
    if (change < TOLERANCE) break;
  }
  return scores;
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
