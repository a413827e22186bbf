import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../../../../src/contract/json.ts";
import { knownNumbers } from "../../../../../src/runtime/runner/numbers/known-numbers.ts";
import { readNumbers } from "../../../../../src/runtime/runner/numbers/read-numbers.ts";

/** Whether all numbers of a sentence stand in the data. */
function holds(sentence: string, data: Json): boolean {
  const known = knownNumbers([data]);
  return readNumbers(sentence).every((number) => known.has(number));
}

describe("a number stands in data", () => {
  test.each<[string, Json]>([
    ["64.73", { mean: 64.7305 }],
    ["65", [64.7305]],
    ["0.13 and 0.12", [0.125]],
    ["fell by 5.25", { change: -5.2496 }],
    ["34%", { yes: 0.342 }],
    ["34.2%", { yes: 34.21 }],
    ["1.2 million", { volume: 1_204_331.22 }],
    ["12,345", "12345 commits"],
    ["highest in 2010-03", { at: "2010-03-01T00:00:00Z" }],
    ["the 20-day average", { sma20: 1 }],
    ["3 files", { files: ["a", "b", "c"] }],
    ["1.2.3", { version: "v1.2.3" }],
  ])("%s in %j", (sentence, data) => {
    expect(holds(sentence, data)).toBe(true);
  });

  test.each<[string, Json]>([
    ["64.74", { mean: 64.7305 }],
    ["64", { mean: 64.7305 }],
    ["35%", { yes: 0.342 }],
    ["1.3 million", { volume: 1_204_331.22 }],
    ["2011-03", { at: "2010-03-01" }],
    ["4 files", { files: ["a", "b", "c"] }],
    ["1", true],
    ["0", null],
  ])("%s not in %j", (sentence, data) => {
    expect(holds(sentence, data)).toBe(false);
  });
});

test("rounding to any number of digits is recognised, and the next number is not", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 1e6, noNaN: true }),
      fc.integer({ min: 0, max: 4 }),
      (value, digits) => {
        const shown = value.toFixed(digits);
        const next = (Number(shown) + 2 * 10 ** -digits).toFixed(digits);
        expect(holds(shown, [value, "x"])).toBe(true);
        expect(holds(next, { value })).toBe(false);
      },
    ),
  );
});

test("data nested deeper than calls can be is read", () => {
  let data: Json = 7;
  for (let i = 0; i < 100_000; i++) data = [data];
  expect(holds("7", data)).toBe(true);
});
