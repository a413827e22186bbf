import { describe, expect, test } from "vitest";
import { resolveDateMath } from "../../../../../../src/contract/date-math.ts";
import { marksOf, today } from "./marks-of.ts";

describe("on 28 November 2026:", () => {
  test.each<[string, string, string, string | undefined]>([
    ["in 2012", "2012", "2012-01-01", "2012-12-31"],
    ["in 1066", "1066", "1066-01-01", "1066-12-31"],
    ["in March", "March", "2026-03-01", "2026-03-31"],
    ["in march", "march", "2026-03-01", "2026-03-31"],
    ["in December", "December", "2025-12-01", "2025-12-31"],
    ["March 2024", "March 2024", "2024-03-01", "2024-03-31"],
    ["may 2024", "may 2024", "2024-05-01", "2024-05-31"],
    ["Mar 5th 2024", "Mar 5th 2024", "2024-03-05", "2024-03-05"],
    ["March 5, 2024", "March 5, 2024", "2024-03-05", "2024-03-05"],
    ["the 5th of March 2024", "5th of March 2024", "2024-03-05", "2024-03-05"],
    ["on 15 December", "15 December", "2025-12-15", "2025-12-15"],
    ["on 29 February", "29 February", "2024-02-29", "2024-02-29"],
    ["2024-03-01", "2024-03-01", "2024-03-01", "2024-03-01"],
    ["in 2024-03", "2024-03", "2024-03-01", "2024-03-31"],
    ["at 2024-03-01T12:00Z", "2024-03-01T12:00Z", "2024-03-01T12:00:00Z", "2024-03-01T12:00:00Z"],
    ["March 5, 2024 at 5pm", "March 5, 2024 at 5pm", "2024-03-05T17:00:00", "2024-03-05T17:00:00"],
    ["31.12.2024", "31.12.2024", "2024-12-31", "2024-12-31"],
    ["3/15/2024", "3/15/2024", "2024-03-15", "2024-03-15"],
    ["Q3 2023", "Q3 2023", "2023-07-01", "2023-09-30"],
    ["2023 Q3", "2023 Q3", "2023-07-01", "2023-09-30"],
    ["in Q4", "Q4", "2026-10-01", "2026-12-31"],
    ["the third quarter of 2023", "third quarter of 2023", "2023-07-01", "2023-09-30"],
    ["second half of 2023", "second half of 2023", "2023-07-01", "2023-12-31"],
    ["week 12 of 2024", "week 12 of 2024", "2024-03-18", "2024-03-24"],
    ["2024-W12", "2024-W12", "2024-03-18", "2024-03-24"],
    ["the 1990s", "1990s", "1990-01-01", "1999-12-31"],
    ["the 1960's", "1960's", "1960-01-01", "1969-12-31"],
    ["in the 90s", "90s", "1990-01-01", "1999-12-31"],
    ["the 20th century", "20th century", "1901-01-01", "2000-12-31"],
    ["last month", "last month", "2026-10-01", "2026-10-31"],
    ["since yesterday", "yesterday", "2026-11-27", "2026-11-27"],
    ["the past 30 days", "past 30 days", "2026-10-29", undefined],
    ["the last two weeks", "last two weeks", "2026-11-14", undefined],
    ["this year", "this year", "2026-01-01", undefined],
    ["next month", "next month", "2026-12-01", "2026-12-31"],
    ["next 7 days", "next 7 days", "2026-11-28", "2026-12-05"],
    ["3 weeks ago", "3 weeks ago", "2026-11-07", "2026-11-07"],
    ["next Monday", "next Monday", "2026-11-30", "2026-11-30"],
    ["since last Monday", "last Monday", "2026-11-23", "2026-11-23"],
    ["on Saturday", "Saturday", "2026-11-28", "2026-11-28"],
    ["last November", "last November", "2025-11-01", "2025-11-30"],
    ["next March", "next March", "2027-03-01", "2027-03-31"],
    ["last weekend", "last weekend", "2026-11-21", "2026-11-22"],
    ["year to date", "year to date", "2026-01-01", undefined],
    ["the day before yesterday", "day before yesterday", "2026-11-26", "2026-11-26"],
    [
      "half an hour ago",
      "half an hour ago",
      "2026-11-28T11:30:00.000Z",
      "2026-11-28T11:30:00.000Z",
    ],
    ["from January to March 2024", "from January to March 2024", "2024-01-01", "2024-03-31"],
    ["between 2010 and 2015", "between 2010 and 2015", "2010-01-01", "2015-12-31"],
    ["1963 to 1973", "1963 to 1973", "1963-01-01", "1973-12-31"],
    ["2019-2021", "2019-2021", "2019-01-01", "2021-12-31"],
    ["the 2012/13 season", "2012/13", "2012-01-01", "2013-12-31"],
    ["between 1 March and 15 April", "between 1 March and 15 April", "2026-03-01", "2026-04-15"],
    ["November to February", "November to February", "2025-11-01", "2026-02-28"],
    ["November to February 2024", "November to February 2024", "2023-11-01", "2024-02-29"],
    ["1-15 March 2024", "1-15 March 2024", "2024-03-01", "2024-03-15"],
    ["March 5-10, 2024", "March 5-10, 2024", "2024-03-05", "2024-03-10"],
    ["between 1 and 15 March 2024", "between 1 and 15 March 2024", "2024-03-01", "2024-03-15"],
    ["from 5 to 10 May", "from 5 to 10 May", "2026-05-05", "2026-05-10"],
    ["July 19,2024", "July 19,2024", "2024-07-19", "2024-07-19"],
    ["January and February 2024", "January", "2024-01-01", "2024-01-31"],
    ["in September and October", "September", "2026-09-01", "2026-09-30"],
    ["in September and October", "October", "2026-10-01", "2026-10-31"],
    ["since March 2024", "March 2024", "2024-03-01", "2024-03-31"],
    ["over the past 6 months", "past 6 months", "2026-05-28", undefined],
    ["in the last 3 months", "last 3 months", "2026-08-28", undefined],
    ["since the start of the year", "start of the year", "2026-01-01", "2026-01-01"],
    ["since the beginning of last month", "beginning of last month", "2026-10-01", "2026-10-01"],
    ["by the end of March 2024", "end of March 2024", "2024-03-31", "2024-03-31"],
    ["until the end of Q3", "end of Q3", "2026-09-30", "2026-09-30"],
    ["yesterday at 5pm", "yesterday at 5pm", "2026-11-27T17:00:00", "2026-11-27T17:00:00"],
    ["on March 5 at noon", "March 5 at noon", "2026-03-05T12:00:00", "2026-03-05T12:00:00"],
    ["the last couple of weeks", "last couple of weeks", "2026-11-14", undefined],
    ["Sept. 2024", "Sept. 2024", "2024-09-01", "2024-09-30"],
  ])("%s", (query, said, from, to) => {
    const marks = marksOf(query, "time");
    const found = marks.find((mark) => mark.said === said);
    expect([found?.period.from, found?.period.to]).toEqual([from, to]);
  });
});

test.each([
  "May I see it",
  "we may march on",
  "they march through the town",
  "in the march of progress",
  "two thousand people",
  "the end of the list",
  "the beginning of the text",
  "2,012 people",
  "2012 km",
  "$2012",
  "version 2.2012",
  "item 1",
  "3/4 of users",
  "the monthly average",
  "per day",
  "14-day RSI",
  "3 sentences",
  "two Mondays ago",
  "on 31 February",
  "on 2024-13-45",
  "'in March 2024'",
  "sales-2024.csv",
  "the last 10 games",
])("%s is no time", (query) => {
  expect(marksOf(query, "time")).toEqual([]);
});

test("what may be read in two ways is both", () => {
  expect(marksOf("2012", "number")).toMatchObject([{ value: 2012 }]);
  expect(marksOf("2012", "time")).toMatchObject([{ period: { unit: "year" } }]);
  const days = marksOf("3/5/2024", "time").map(({ period }) => period.from);
  expect(days).toEqual(["2024-03-05", "2024-05-03"]);
});

describe("words that count from today are date math, and it is the same days", () => {
  const year = Array.from({ length: 53 }, (_, i) => new Date(Date.UTC(2026, 0, 31 + i * 7, 12)));

  test.each<[string, string]>([
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
    ["the last 24 hours", "now-24h"],
    ["in Q2", "now-3M/y+3M"],
    ["since the start of the month", "now/M"],
    ["over the past 6 months", "now-6M/d"],
    ["next month", "now+1M/M"],
  ])("%s", (query, from) => {
    for (const at of year) {
      const [found] = marksOf(query, "time", { today: at });
      expect(found?.period.math?.from).toBe(from);
      expect(resolveDateMath(from, at)).toBe(found?.period.from);
      const { to } = found?.period.math ?? {};
      expect(to && resolveDateMath(to, at)).toBe(found?.period.to);
      // Without a year, it is the last such time that has begun.
      if (/^(?:in|since \d)/.test(query) && !/last/.test(query))
        expect((found?.period.from ?? "9") <= at.toISOString()).toBe(true);
    }
    expect(marksOf(query, "time", {})[0]?.period).toMatchObject({ math: { from } });
    expect(marksOf(query, "time", {})[0]?.period).not.toHaveProperty("from");
  });

  test("a date that is said is none", () => {
    expect(marksOf("on 3 March 2024", "time", { today })[0]?.period).not.toHaveProperty("math");
  });
});
