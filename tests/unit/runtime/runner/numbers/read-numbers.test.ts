import { describe, expect, test } from "vitest";
import { readNumbers } from "../../../../../src/runtime/runner/numbers/read-numbers.ts";

const values = (text: string) => readNumbers(text).map(({ value }) => value);

describe("readNumbers", () => {
  test.each([
    ["AAPL averaged 64.73 over 123 months.", [64.73, 123]],
    ["1,204,331.22 USD, -5 and −6", [1204331.22, 5, 6]],
    ["up 5.2% (from $64,000)", [5.2, 64000]],
    ["1.5e-3 of .5", [0.0015, 0.5]],
    ["a 30-day window, the 2nd of 12ms", [30, 2, 12]],
    ["ratio:0.4", [0.4]],
  ])("reads numbers as people write them: %s", (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test.each([
    ["2010-03", [2010, 3]],
    ["2026-03-01T09:05:00Z", [2026, 3, 1, 9, 5, 0]],
    ["at 10:30.", [10, 30]],
    ["5-10 of 3/4", [5, 10, 3, 4]],
    ["version 1.2.3", [1, 2, 3]],
  ])("takes dates, times, ranges and versions apart: %s", (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test.each(["t1 and UTF-8", "data/2024_prices.csv", "sma20", "H2O", "no digits"])(
    "sees no number in a name: %s",
    (text) => {
      expect(values(text)).toEqual([]);
    },
  );

  test("knows how exactly a number is shown", () => {
    const [a, b, c] = readNumbers("64.73 and 12,000 and 1.5e3");
    expect([a?.half, b?.half, c?.half]).toEqual([0.005, 0.5, 50]);
  });

  test("takes no longer for a word of a megabyte", () => {
    expect(values(`${"a".repeat(1 << 20)} 7`)).toEqual([7]);
  });

  test("knows units and magnitudes, attached or as the next word", () => {
    const scales = (text: string) => readNumbers(text)[0]?.scales;
    expect(scales("5%")).toEqual([1, 0.01]);
    expect(scales("1.2 million")).toEqual([1, 1e6]);
    expect(scales("3.1k")).toEqual([1, 1e3]);
    expect(scales("4 MiB")).toEqual([1, 2 ** 20]);
    expect(scales("4 constructor")).toEqual([1]);
  });
});
