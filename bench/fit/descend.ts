/** Coordinate descent: one weight after the other is made greater and smaller, and what is better is kept. */
import { random } from "../questions/sample.ts";

/** Weights as they stand in their file; changed in place, since the planner reads the very same object. */
export interface Weights {
  [name: string]: number | Weights;
}

export interface DescendOptions {
  readonly rounds: number;
  readonly seed: number;
  /** The greater the better; the same weights give the same. */
  readonly score: () => Promise<number>;
  readonly onBetter?: (name: string, from: number, to: number, score: number) => void;
}

const FACTORS = [0.8, 1.25];

/** The score in the end; the weights are those that reach it. */
export async function descend(weights: Weights, options: DescendOptions): Promise<number> {
  const { rounds, seed, score, onBetter } = options;
  const next = random(seed);
  let best = await score();
  for (let round = 0; round < rounds; round += 1) {
    const before = best;
    // Another order each time, the same for a seed: the first ones have the most freedom.
    const places = placesOf(weights)
      .map((place) => ({ ...place, key: next() }))
      .toSorted((a, b) => a.key - b.key);
    for (const { name, group, last } of places) {
      for (const factor of FACTORS) {
        const from = group[last] as number;
        const to = Number((from * factor).toPrecision(3));
        group[last] = to;
        const found = await score();
        if (found > best) {
          best = found;
          onBetter?.(name, from, to, found);
        } else group[last] = from;
      }
    }
    if (best === before) break;
  }
  return best;
}

function placesOf(
  group: Weights,
  path = "",
): { readonly name: string; readonly group: Weights; readonly last: string }[] {
  return Object.entries(group).flatMap(([last, value]) => {
    const name = path === "" ? last : `${path}.${last}`;
    return typeof value === "number" ? [{ name, group, last }] : placesOf(value, name);
  });
}
