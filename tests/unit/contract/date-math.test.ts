import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDateMath, resolveDateMath } from "../../../src/contract/date-math.ts";
import { describeDateMath } from "../../../src/contract/date-math-words.ts";

// A Saturday.
const now = new Date("2026-11-28T14:35:12.345Z");

describe("what Elasticsearch and Grafana document", () => {
  test.each([
    ["now", "2026-11-28T14:35:12.345Z"],
    ["now+1h", "2026-11-28T15:35:12.345Z"],
    ["now-1h", "2026-11-28T13:35:12.345Z"],
    ["now-1h/d", "2026-11-28"],
    ["now-5m", "2026-11-28T14:30:12.345Z"],
    ["now-90s/m", "2026-11-28T14:33:00.000Z"],
    ["now/H", "2026-11-28T14:00:00.000Z"],
    ["now/d", "2026-11-28"],
    ["now-1d/d", "2026-11-27"],
    ["now/w", "2026-11-23"],
    ["now-1w/w", "2026-11-16"],
    ["now/M", "2026-11-01"],
    ["now-1M/M", "2026-10-01"],
    ["now/M-1d", "2026-10-31"],
    ["now/Q", "2026-10-01"],
    ["now/y", "2026-01-01"],
    ["now-1y/y", "2025-01-01"],
    ["now-3M/d", "2026-08-28"],
    ["now/d-1d-1h", "2026-11-26T23:00:00.000Z"],
    ["now/d+6h", "2026-11-28T06:00:00.000Z"],
  ])("%s", (text, expected) => {
    expect(resolveDateMath(text, now)).toBe(expected);
  });

  test.each([
    "",
    "today",
    "now-1",
    "now-d",
    "now-1x",
    "now -1d",
    "now-1d/",
    "now-1d/dd",
    "now-1.5d",
    "NOW",
  ])("%j is none", (text) => {
    expect(parseDateMath(text)).toBeUndefined();
    expect(resolveDateMath(text, now)).toBeUndefined();
  });

  test("what no date can say is none either", () => {
    expect(resolveDateMath("now+999999y", now)).toBeUndefined();
  });
});

test("a month that is shorter ends where it ends", () => {
  const may = new Date("2026-05-31T00:00:00Z");
  expect(resolveDateMath("now-3M/d", may)).toBe("2026-02-28");
  expect(resolveDateMath("now-1y/d", new Date("2028-02-29T12:00:00Z"))).toBe("2027-02-28");
});

describe("in a zone", () => {
  test.each([
    // 23:35 there.
    ["now/d", "Asia/Tokyo", "2026-11-28T15:30:00Z", "2026-11-29"],
    ["now/d", "America/New_York", "2026-11-28T03:00:00Z", "2026-11-27"],
    ["now-1d/d", "Pacific/Kiritimati", "2026-11-28T12:00:00Z", "2026-11-28"],
    // Clocks go forward on 29 March 2026 at 2 o'clock: the day has 23 hours.
    ["now/d+6h", "Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-29T05:00:00.000Z"],
    ["now-1d", "Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-28T13:00:00.000Z"],
    // 14:35 is 20:05 in half an hour's steps.
    ["now/h", "Asia/Kolkata", "2026-11-28T14:35:12Z", "2026-11-28T14:30:00.000Z"],
    // Midnight does not exist on that day.
    ["now/d+0h", "America/Santiago", "2026-09-06T12:00:00Z", "2026-09-06T04:00:00.000Z"],
  ])("%s in %s at %s", (text, zone, at, expected) => {
    expect(resolveDateMath(text, new Date(at), zone)).toBe(expected);
  });
});

test("rounding twice is rounding once, and never leads into the future", () => {
  const units = fc.constantFrom("y", "Q", "M", "w", "d", "h", "m", "s");
  const instants = fc.date({
    min: new Date("1970-01-02"),
    max: new Date("2100-01-01"),
    noInvalidDate: true,
  });
  const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe");
  fc.assert(
    fc.property(units, instants, zones, (unit, at, zone) => {
      const once = resolveDateMath(`now/${unit}+0s`, at, zone) ?? "";
      expect(resolveDateMath(`now/${unit}/${unit}+0s`, at, zone)).toBe(once);
      expect(Date.parse(once)).toBeLessThanOrEqual(at.getTime());
    }),
  );
});

test.each([
  ["now", "now"],
  ["now/d", "today"],
  ["now-1d/d", "yesterday"],
  ["now-7d/d", "the day 7 days ago"],
  ["now/w", "the start of this week"],
  ["now-1w/w", "the start of last week"],
  ["now-3M/M", "the start of the month 3 months ago"],
  ["now-2h", "2 hours ago"],
  ["now-1d/M", "the start of the month, 1 day ago"],
  ["now/M-1d", "the last day of last month"],
  ["now/y+1y-1d", "the last day of this year"],
  ["now-1d/d+6h", "6 hours after the start of yesterday"],
  ["now-2M/y+7M", "7 months after the start of the year, 2 months ago"],
  ["now-2w/w+5d", "5 days after the start of the week 2 weeks ago"],
  ["now-5d/d/M", "the start of the month of the start of the day 5 days ago"],
])("%s is %s", (text, words) => {
  expect(describeDateMath(text)).toBe(words);
});
