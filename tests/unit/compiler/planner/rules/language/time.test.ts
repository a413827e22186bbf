import * as chrono from "chrono-node/en";
import { describe, expect, test } from "vitest";
import { intervalsFrom } from "../../../../../../src/compiler/planner/rules/language/intervals.ts";
import { resolveDateMath } from "../../../../../../src/contract/date-math.ts";
import { timeSpans } from "../../../../../../src/compiler/planner/rules/language/time-words.ts";
import { tokenize } from "../../../../../../src/compiler/planner/rules/language/tokens.ts";

// A Thursday.
const today = new Date("2026-01-15T23:30:00Z");
const { intervalOf } = intervalsFrom(today, chrono);
const spans = (text: string) => timeSpans(tokenize(text));
const intervals = (text: string) => spans(text).map((span) => intervalOf(span));

test("stretches of time are found in a sentence, with their lengths", () => {
  expect(spans("RSI over the last 90 days, and what happened two weeks ago")).toMatchObject([
    { words: "last 90 days", length: { count: 90, unit: "day" } },
    { words: "two weeks ago", length: { count: 2, unit: "week" } },
  ]);
});

test.each(["the monthly average", "per day", "14-day RSI", "we may march on", "3 sentences"])(
  "%s is none",
  (text) => {
    expect(spans(text)).toEqual([]);
  },
);

describe("days of", () => {
  test.each([
    ["this year", { from: "2026-01-01" }],
    ["this week", { from: "2026-01-12" }],
    ["last year", { from: "2025-01-01", to: "2025-12-31" }],
    ["last quarter", { from: "2025-10-01", to: "2025-12-31" }],
    ["last month", { from: "2025-12-01", to: "2025-12-31" }],
    ["last week", { from: "2026-01-05", to: "2026-01-11" }],
    ["the past month", { from: "2025-12-15" }],
    ["the last 3 months", { from: "2025-10-15" }],
    ["in the last 30 days", { from: "2025-12-16" }],
    ["2 weeks ago", { from: "2026-01-01", to: "2026-01-01" }],
    ["yesterday", { from: "2026-01-14", to: "2026-01-14" }],
    ["in March 2024", { from: "2024-03-01", to: "2024-03-31" }],
    ["on 3 March 2024", { from: "2024-03-03", to: "2024-03-03" }],
    ["since 2024", { from: "2024-01-01", to: "2024-12-31" }],
    ["on 2024-02-29", { from: "2024-02-29", to: "2024-02-29" }],
  ])("%s", (text, expected) => {
    expect(intervals(text)).toMatchObject([expected]);
  });

  test("a month that is shorter ends where it ends", () => {
    const { intervalOf: fromMay } = intervalsFrom(new Date("2026-05-31T00:00:00Z"), undefined);
    expect(spans("the past 3 months").map(fromMay)).toMatchObject([{ from: "2026-02-28" }]);
  });

  test("relative words are nothing without a day to count from", () => {
    const { intervalOf: timeless } = intervalsFrom(undefined, undefined);
    expect(spans("last week").map(timeless)).toEqual([undefined]);
    expect(spans("since 2024-05-01").map(timeless)).toEqual([
      { from: "2024-05-01", to: "2024-05-01" },
    ]);
  });
});

// Saturday, 28 November 2026: chrono by itself takes the nearest month, and the coming Monday.
const november = intervalsFrom(new Date("2026-11-28T12:00:00Z"), chrono);

describe("without a year, what has begun by 28 November 2026:", () => {
  test.each([
    ["since last Monday", "2026-11-23", "2026-11-23"],
    ["since Monday", "2026-11-23", "2026-11-23"],
    ["on Saturday", "2026-11-28", "2026-11-28"],
    ["since last Saturday", "2026-11-21", "2026-11-21"],
    ["previous Sunday", "2026-11-22", "2026-11-22"],
    ["this Monday", "2026-11-23", "2026-11-23"],
    ["next Monday", "2026-11-30", "2026-11-30"],
    ["in March", "2026-03-01", "2026-03-31"],
    ["in march", "2026-03-01", "2026-03-31"],
    ["in November", "2026-11-01", "2026-11-30"],
    ["in December", "2025-12-01", "2025-12-31"],
    ["last November", "2025-11-01", "2025-11-30"],
    ["last March", "2026-03-01", "2026-03-31"],
    ["next March", "2027-03-01", "2027-03-31"],
    ["since 15 December", "2025-12-15", "2025-12-15"],
    ["on March 3rd", "2026-03-03", "2026-03-03"],
    ["on 29 February", "2024-02-29", "2024-02-29"],
    ["last weekend", "2026-11-21", "2026-11-22"],
    ["this weekend", "2026-11-28", "2026-11-29"],
    ["in Q4", "2026-10-01", "2026-12-31"],
    ["in Q1 2025", "2025-01-01", "2025-03-31"],
  ])("%s", (text, from, to) => {
    const found = spans(text).map(november.intervalOf);
    expect(found).toMatchObject([{ from, to }]);
  });

  test.each(["on 31 February", "two Mondays ago", "since noon"])("%s is no day", (text) => {
    expect(spans(text).map(november.intervalOf)).toEqual([undefined]);
  });

  test.each(["3/4 of users", "item 1", "we may march on", "in the march of progress"])(
    "%s is no time",
    (text) => {
      expect(spans(text)).toEqual([]);
    },
  );
});

describe("words that count from today are date math as well, and it is the same days", () => {
  const year = Array.from({ length: 27 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + i * 14, 12)));

  test.each([
    ["today", "now/d"],
    ["since yesterday", "now-1d/d"],
    ["in the last 3 months", "now-3M/d"],
    ["last week", "now-1w/w"],
    ["last quarter", "now-1Q/Q"],
    ["this year", "now/y"],
    ["2 weeks ago", "now-2w/d"],
    ["since Monday", "now/w"],
    ["since last Thursday", "now-4d/w+3d"],
    ["next Friday", "now-4d/w+11d"],
    ["in March", "now-2M/y+2M"],
    ["since 15 December", "now-11M-14d/y+11M+14d"],
  ])("%s", (text, from) => {
    for (const at of year) {
      const [found] = spans(text).map(intervalsFrom(at, chrono).intervalOf);
      expect(found?.math?.from).toBe(from);
      expect(resolveDateMath(found?.math?.from ?? "", at)).toBe(found?.from);
      const { to } = found?.math ?? {};
      expect(to && resolveDateMath(to, at)).toBe(found?.to);
    }
  });

  test("a date that is said is none", () => {
    expect(intervals("on 3 March 2024").map((found) => found?.math)).toEqual([undefined]);
    expect(intervals("on 2024-03-01").map((found) => found?.math)).toEqual([undefined]);
  });
});
