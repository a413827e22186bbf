import * as chrono from "chrono-node/en";
import { describe, expect, test } from "vitest";
import { intervalsFrom } from "../../../../../../src/compiler/planner/rules/language/intervals.ts";
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
    expect(intervals(text)).toEqual([expected]);
  });

  test("a month that is shorter ends where it ends", () => {
    const { intervalOf: fromMay } = intervalsFrom(new Date("2026-05-31T00:00:00Z"), undefined);
    expect(spans("the past 3 months").map(fromMay)).toEqual([{ from: "2026-02-28" }]);
  });

  test("relative words are nothing without a day to count from", () => {
    const { intervalOf: timeless } = intervalsFrom(undefined, undefined);
    expect(spans("last week").map(timeless)).toEqual([undefined]);
    expect(spans("since 2024-05-01").map(timeless)).toEqual([
      { from: "2024-05-01", to: "2024-05-01" },
    ]);
  });
});
