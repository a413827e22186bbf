import { expect, test } from "vitest";
import { retryAfterMs } from "../../../../../src/runtime/host/network/retry-after.ts";

const now = Date.UTC(2026, 10, 29, 12, 0, 0);

test.each([
  ["0", 0],
  [" 120 ", 120_000],
  ["Sun, 29 Nov 2026 12:01:30 GMT", 90_000],
  ["Sunday, 29-Nov-26 12:00:10 GMT", 10_000],
  ["Sun Nov 29 12:00:05 2026", 5000],
])("%s", (header, ms) => {
  expect(retryAfterMs(header, now)).toBe(ms);
});

test("a date that is past is no wait, also when the clock has jumped", () => {
  expect(retryAfterMs("Sun, 29 Nov 2026 11:59:00 GMT", now)).toBe(0);
  expect(retryAfterMs("Sun, 29 Nov 2026 12:01:00 GMT", now + 86_400_000)).toBe(0);
});

test.each([
  null,
  "",
  "-5",
  "1.5",
  "soon",
  "2026-11-29",
  "5 seconds",
  "99999999999",
  "Sun, 99 Xyz 2026 12:00:00 GMT",
])("%s says nothing", (header) => {
  expect(retryAfterMs(header, now)).toBeUndefined();
});
