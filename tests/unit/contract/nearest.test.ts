import { expect, test } from "vitest";
import { nearestName } from "../../../src/contract/nearest.ts";

test("the name that was probably meant, whatever its case", () => {
  expect(nearestName("markts", ["data", "markets", "text"])).toBe("markets");
  expect(nearestName("MARKETS", ["data", "Markets"])).toBe("Markets");
});

test("nothing, when more than a third of the letters differ", () => {
  expect(nearestName("weather", ["data", "markets", "text"])).toBeUndefined();
  expect(nearestName("abcdef", ["abcxyz"])).toBeUndefined();
  expect(nearestName("a", [])).toBeUndefined();
});

test("one letter may always differ", () => {
  expect(nearestName("t1", ["t2"])).toBe("t2");
});
