/** Coordinate descent on functions whose best weights are known. */
import { expect, test } from "vitest";
import { descend, type Weights } from "../../../../bench/fit/descend.ts";

function bowl(weights: Weights): () => Promise<number> {
  return async () => {
    const { a, group } = weights as { a: number; group: { b: number } };
    return -((a - 2) ** 2) - (group.b - 0.5) ** 2;
  };
}

test("it goes uphill, in groups too, and leaves the weights where they are best", async () => {
  const weights: Weights = { a: 1, group: { b: 1 } };
  const first = await bowl(weights)();
  const best = await descend(weights, { rounds: 20, seed: 1, score: bowl(weights) });
  expect(best).toBeGreaterThan(first);
  expect(await bowl(weights)()).toBe(best);
  expect(weights["a"]).toBeCloseTo(2, 0);
  expect((weights["group"] as Weights)["b"]).toBeCloseTo(0.5, 0);
});

test("what is no better is left as it was", async () => {
  const weights: Weights = { a: 1, group: { b: 1 } };
  await descend(weights, { rounds: 3, seed: 1, score: async () => 7 });
  expect(weights).toEqual({ a: 1, group: { b: 1 } });
});

test("the same seed tries the same weights in the same order", async () => {
  const tried = async (seed: number): Promise<string[]> => {
    const weights: Weights = { a: 1, group: { b: 1 }, c: 3 };
    const seen: string[] = [];
    const score = async (): Promise<number> => {
      seen.push(JSON.stringify(weights));
      return 0;
    };
    await descend(weights, { rounds: 2, seed, score });
    return seen;
  };
  expect(await tried(5)).toEqual(await tried(5));
});

test("no round measures, and changes nothing", async () => {
  const weights: Weights = { a: 1 };
  expect(await descend(weights, { rounds: 0, seed: 1, score: async () => 3 })).toBe(3);
  expect(weights).toEqual({ a: 1 });
});
