/** Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): places count, not scores, which no two rankings share. */

/** As in the paper: how little the first places differ. */
const K = 60;

/** @returns for each id what it has from all rankings: the higher, the better */
export function fuse(rankings: readonly (readonly number[])[]): Map<number, number> {
  const scores = new Map<number, number>();
  for (const ranking of rankings) {
    for (const [place, id] of ranking.entries()) {
      scores.set(id, (scores.get(id) ?? 0) + 1 / (K + place + 1));
    }
  }
  return scores;
}
