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
/** The days that they are on that day. */
const days = (text: string, at = today) =>
  intervals(text).map((found) =>
    Object.fromEntries(
      Object.entries(found ?? {}).map(([end, day]) => [end, resolveDateMath(day, at) ?? day]),
    ),
  );

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
    expect(days(text)).toEqual([expected]);
  });

  test.each([
    ["today", { from: "now/d", to: "now/d" }],
    ["since yesterday", { from: "now-1d/d", to: "now-1d/d" }],
    ["in the last 3 months", { from: "now-3M/d" }],
    ["last week", { from: "now-1w/w", to: "now/w-1d" }],
    ["last quarter", { from: "now-1Q/Q", to: "now/Q-1d" }],
    ["on 3 March 2024", { from: "2024-03-03", to: "2024-03-03" }],
  ])("%s stay relative, unless a date is said", (text, expected) => {
    expect(intervals(text)).toEqual([expected]);
  });

  test.each([
    ["since Monday", "2026-01-12"],
    ["since Thursday", "2026-01-15"],
    ["since last Thursday", "2026-01-08"],
    ["on Friday", "2026-01-09"],
    ["next Friday", "2026-01-16"],
  ])("%s", (text, day) => {
    expect(days(text)).toEqual([{ from: day, to: day }]);
  });

  test.each([
    ["in January", { from: "2026-01-01", to: "2026-01-31" }],
    ["in March", { from: "2025-03-01", to: "2025-03-31" }],
    ["since December", { from: "2025-12-01", to: "2025-12-31" }],
    ["on 16 January", { from: "2025-01-16", to: "2025-01-16" }],
    ["on 15 January", { from: "2026-01-15", to: "2026-01-15" }],
  ])("%s, without a year, is the latest one", (text, expected) => {
    expect(days(text)).toEqual([expected]);
  });

  test("relative words are nothing without a day to count from", () => {
    const { intervalOf: timeless } = intervalsFrom(undefined, undefined);
    expect(spans("last week").map(timeless)).toEqual([undefined]);
    expect(spans("since 2024-05-01").map(timeless)).toEqual([
      { from: "2024-05-01", to: "2024-05-01" },
    ]);
  });
});
