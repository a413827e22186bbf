import { expect, test } from "vitest";
import { backoffMs } from "../../../../src/runtime/scheduler/backoff.ts";

const exponential = { limit: 20, backoff: "exponential", baseMs: 500 } as const;

test("the limit doubles with every try, up to a minute", () => {
  const limits = [1, 2, 3, 7, 8, 20].map((tries) => backoffMs(exponential, tries, 0.999_999));
  expect(limits).toEqual([500, 1000, 2000, 32_000, 60_000, 60_000]);
});

test("the wait is a random share of the limit", () => {
  expect(backoffMs(exponential, 2, 0)).toBe(0);
  expect(backoffMs(exponential, 2, 0.25)).toBe(250);
});

test("what a service asked for is the least, and the jitter comes on top", () => {
  expect(backoffMs(exponential, 1, 0.5, 30_000)).toBe(30_250);
  expect(backoffMs({ limit: 1, backoff: "fixed", baseMs: 70 }, 1, 0.5, 50)).toBe(70);
  expect(backoffMs({ limit: 1, backoff: "fixed", baseMs: 70 }, 1, 0.5, 90)).toBe(90);
});

test("a fixed backoff is always the same", () => {
  const fixed = { limit: 3, backoff: "fixed", baseMs: 70 } as const;
  expect([1, 2, 3].map((tries) => backoffMs(fixed, tries, 0.3))).toEqual([70, 70, 70]);
});
