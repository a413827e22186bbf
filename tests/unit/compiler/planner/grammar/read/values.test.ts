import { describe, expect, test } from "vitest";
import { marksOf } from "./marks-of.ts";

describe("numbers", () => {
  test.each<[string, number[]]>([
    ["1,200 and 3.5", [1200, 3.5]],
    ["-5 to +3 and −2", [-5, 3, -2]],
    ["20k, 1.5M and 2bn", [20_000, 1_500_000, 2_000_000_000]],
    ["500 million", [500_000_000]],
    ["one hundred and five", [105]],
    ["two million three hundred thousand and twenty-one", [2_300_021]],
    ["a dozen eggs, a couple of rows", [12, 2]],
    ["half of them", [0.5]],
    ["half a million", [500_000]],
    ["two thirds, 3/4 and a quarter of it", [2 / 3, 0.75, 0.25]],
    ["1 1/2 and 2½", [1.5, 2.5]],
    ["two point five", [2.5]],
    ["nineteen ninety nine", [1999]],
    ["five, six", [5, 6]],
    [".5 or 1e6", [0.5, 1_000_000]],
    ["which one is the other one", []],
    ["two-factor and one-way", []],
    ["version 1.2.3", []],
    ["Q3 and H2O", []],
    ["per second, a second", []],
    ["24 hours on '5'", [24]],
  ])("%s", (query, expected) => {
    const values = marksOf(query, "number").filter(({ ordinal }) => ordinal !== true);
    expect(values.map(({ value }) => value)).toEqual(expected);
  });

  test.each<[string, number[]]>([
    ["the second largest", [2]],
    ["the 3rd, 21st and first", [3, 21, 1]],
    ["the twenty-first row", [21]],
    ["one hundredth", [100]],
    ["wait a second", []],
    ["5 second delay", []],
    ["per second", []],
    ["thirty seconds", []],
  ])("ordinals: %s", (query, expected) => {
    const values = marksOf(query, "number").filter(({ ordinal }) => ordinal === true);
    expect(values.map(({ value }) => value)).toEqual(expected);
  });
});

describe("quantities", () => {
  test.each<[string, [number, string][]]>([
    ["heavier than 4000 lbs", [[4000, "lbs"]]],
    [
      "10km and 5 km",
      [
        [10, "km"],
        [5, "km"],
      ],
    ],
    [
      "20 °C, 68°F",
      [
        [20, "°C"],
        [68, "°F"],
      ],
    ],
    ["20 degrees Celsius", [[20, "degrees Celsius"]]],
    ["60 miles per hour", [[60, "miles per hour"]]],
    ["100 km/h", [[100, "km/h"]]],
    ["50 square meters", [[50, "square meters"]]],
    ["two cups", [[2, "cups"]]],
    ["5m", [[5, "m"]]],
    ["1,500 kWh", [[1500, "kWh"]]],
    ["9.8 m/s", [[9.8, "m/s"]]],
    ["30 minutes", []],
    ["5 in 2012", []],
    ["3 apples", []],
    ["the 5th mile", []],
    ["20 % and $5", []],
    ["5 points", []],
  ])("%s", (query, expected) => {
    expect(marksOf(query, "quantity").map(({ value, unit }) => [value, unit])).toEqual(expected);
  });
});

describe("money", () => {
  test.each<[string, [number, string][]]>([
    ["over $20", [[20, "USD"]]],
    ["$1.5M", [[1_500_000, "USD"]]],
    [
      "€20 and 20€",
      [
        [20, "EUR"],
        [20, "EUR"],
      ],
    ],
    ["£5", [[5, "GBP"]]],
    ["20 dollars", [[20, "USD"]]],
    ["500 million euros", [[500_000_000, "EUR"]]],
    [
      "20 USD or USD 30",
      [
        [20, "USD"],
        [30, "USD"],
      ],
    ],
    ["CHF 1,200", [[1200, "CHF"]]],
    ["50 cents", [[0.5, "USD"]]],
    ["A$20", [[20, "AUD"]]],
    ["30 Canadian dollars", [[30, "CAD"]]],
    ["three hundred yen", [[300, "JPY"]]],
    ["5 pounds", [[5, "GBP"]]],
    ["20 TOP players", [[20, "TOP"]]],
    ["20 top players", []],
    ["dollars", []],
    ["who 3 won", []],
    ["$HOME", []],
    ["the 3rd dollar", []],
  ])("%s", (query, expected) => {
    const found = marksOf(query, "money").map(({ value, currency }) => [value, currency]);
    expect(found).toEqual(expected);
  });
});

describe("percentages", () => {
  test.each<[string, number[]]>([
    ["20%", [20]],
    ["20 %", [20]],
    ["12.5 percent", [12.5]],
    ["five per cent", [5]],
    ["2 percentage points", [2]],
    ["10-20%", [20]],
    ["-3%", [-3]],
    ["1,000%", [1000]],
    ["what percent", []],
    ["the 90th percentile", []],
    ["5 per year", []],
    ["percentage of 5", []],
    ["'20%'", []],
  ])("%s", (query, expected) => {
    expect(marksOf(query, "percent").map(({ value }) => value)).toEqual(expected);
  });
});

describe("lengths of time", () => {
  test.each<[string, [number, string][]]>([
    ["for 6 months", [[6, "month"]]],
    ["two hours", [[2, "hour"]]],
    ["30-year bonds", [[30, "year"]]],
    ["half an hour", [[0.5, "hour"]]],
    ["two and a half hours", [[2.5, "hour"]]],
    ["a year and a half", [[1.5, "year"]]],
    ["for a week", [[1, "week"]]],
    ["1h 30m", [[1, "hour"]]],
    ["90 min", [[90, "minute"]]],
    [
      "3 fortnights, two decades",
      [
        [6, "week"],
        [20, "year"],
      ],
    ],
    [
      "3 seconds, 250 ms",
      [
        [3, "second"],
        [250, "millisecond"],
      ],
    ],
    ["$5 a day", []],
    ["the last 30 days", []],
    ["3 weeks ago", []],
    ["5 s", [[5, "second"]]],
    ["per hour", []],
    ["the second day", []],
  ])("%s", (query, expected) => {
    expect(marksOf(query, "duration").map(({ count, unit }) => [count, unit])).toEqual(expected);
  });
});

describe("ranges", () => {
  test.each<[string, string, number, number]>([
    ["ages 10-20", "10-20", 10, 20],
    ["between 3 and 5", "between 3 and 5", 3, 5],
    ["between 5 and 3", "between 5 and 3", 3, 5],
    ["from 3 to 5", "from 3 to 5", 3, 5],
    ["18 to 25", "18 to 25", 18, 25],
    ["$10 to $20", "$10 to $20", 10, 20],
    ["10–20", "10–20", 10, 20],
    ["5 to 10 km", "5 to 10 km", 5, 10],
    ["between ten and twenty percent", "between ten and twenty percent", 10, 20],
    ["10 to 20 million", "10 to 20 million", 10_000_000, 20_000_000],
    ["1,000 - 2,000", "1,000 - 2,000", 1000, 2000],
  ])("%s", (query, said, low, high) => {
    expect(marksOf(query, "range")).toContainEqual(expect.objectContaining({ said, low, high }));
  });

  test.each([
    "3 and 5",
    "won 5-3",
    "2024-03-01",
    "1.2.3-4",
    "the 3rd to 5th",
    "from 5 to it",
    "555-123-4567",
    "March 5-10, 2024",
  ])("%s is none", (query) => {
    expect(marksOf(query, "range")).toEqual([]);
  });
});

describe("times of day", () => {
  test.each<[string, string[]]>([
    ["at 14:42", ["14:42"]],
    ["at 14:42:07", ["14:42:07"]],
    ["2:30 pm", ["14:30"]],
    ["5pm and 5 a.m.", ["17:00", "05:00"]],
    ["12 AM", ["00:00"]],
    ["at noon or midnight", ["12:00", "00:00"]],
    ["9:05", ["09:05"]],
    ["7 o'clock", ["07:00"]],
    ["odds of 3:2", []],
    ["25:00", []],
    ["13 pm", []],
    ["at 5", []],
    ["12:60", []],
    ["1:2:3:4", []],
    ["5 and 6 am", ["06:00"]],
  ])("%s", (query, expected) => {
    expect(marksOf(query, "clock").map(({ time }) => time)).toEqual(expected);
  });
});
