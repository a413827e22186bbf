/** Chance that is the same each time. */

/** Numbers from 0 to below 1, always the same for a seed (mulberry32, Tommy Ettinger, public domain). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SAMPLE_SEED = 20_240_601;

/** `count` of all, in their order. */
export function sampleOf<T>(all: readonly T[], count = all.length): T[] {
  const next = random(SAMPLE_SEED);
  const drawn = all.map((item, index) => ({ item, index, key: next() }));
  return drawn
    .toSorted((a, b) => a.key - b.key)
    .slice(0, count)
    .toSorted((a, b) => a.index - b.index)
    .map(({ item }) => item);
}
