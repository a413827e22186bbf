/** Times that are counted from the start of a run, in words. */
import { expect, it } from "vitest";
import { sayDateMath } from "../../../../src/compiler/language/say-date-math.ts";

it.each([
  ["now-2M/y+2M", "1 March"],
  ["now-2M/y+2M+1M-1d", "31 March"],
  ["now/y+5M", "1 June this year"],
  ["now-5M-10d/y+1y+5M+10d", "11 June to come"],
  ["now-1y/y", "the start of last year"],
  ["now/M", "the start of this month"],
  ["now/M+1M-1d", "the end of this month"],
  ["now-1M/M", "the start of last month"],
  ["now/d", "today"],
  ["now-1d/d", "yesterday"],
  ["now-7d/d", "7 days ago"],
  ["now-3h", "3 hours ago"],
  ["now", "now"],
  ["now-1M/M+3d", "3 days after the start of last month"],
  ["2026-03-01", "2026-03-01"],
])("%s is %s", (math, said) => {
  expect(sayDateMath(math)).toBe(said);
});
