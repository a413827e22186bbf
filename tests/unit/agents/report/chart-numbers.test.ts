import fc from "fast-check";
import { expect, test } from "vitest";
import { extentOf, roundShares, shortNumber } from "../../../../src/agents/report/chart-numbers.ts";

test.each([
  [0, "0"],
  [64.7305, "64.7"],
  [1_234_000, "1.23M"],
  [-2.5, "−2.5"],
  [1.989e30, "1.99 × 10³⁰"],
  [-9.1e-31, "−9.1 × 10⁻³¹"],
])("%d is written %s", (value, text) => {
  expect(shortNumber(value)).toBe(text);
});

test("shares add up to 100 as they are written, each within a tenth of what it is", () => {
  const values = fc.array(fc.double({ min: 0.001, max: 1e9, noNaN: true }), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(values, (all) => {
      const total = all.reduce((sum, value) => sum + value, 0);
      const shares = roundShares(all);
      expect(shares.reduce((sum, share) => sum + Math.round(share * 10), 0)).toBe(1000);
      for (const [i, share] of shares.entries()) {
        expect(Math.abs(share - ((all[i] ?? 0) / total) * 100)).toBeLessThan(0.1001);
      }
    }),
  );
  expect(roundShares([1, 1, 1])).toEqual([33.4, 33.3, 33.3]);
});

test("the extent of very many values", () => {
  expect(extentOf(Array.from({ length: 300_000 }, (_, i) => i - 5))).toEqual([-5, 299_994]);
});
