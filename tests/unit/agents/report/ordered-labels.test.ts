import fc from "fast-check";
import { expect, test } from "vitest";
import { naturalOrder, shortMonths } from "../../../../src/agents/report/ordered-labels.ts";

test.each([
  [["January", "February", "March", "December"]],
  [["Jan", "feb", "Dec"]],
  [["Januar", "März", "Dezember"]],
  [["Monday", "Tuesday", "Sunday"]],
  [["lundi", "mardi", "dimanche"]],
  [["low", "medium", "high", "critical"]],
  [["XS", "S", "M", "XL"]],
  [["Fair", "Good", "Very Good", "Ideal"]],
  [["0–9", "10–19", "20–29", "100–109"]],
  [["<18", "18-25", "26-40", "65+"]],
  [["[0, 10)", "[10, 20)", "[100, 110)"]],
  [["under 5 kg", "5 to 10 kg", "over 10 kg"]],
  [["Q1", "Q2", "Q4"]],
  [["2022-Q4", "2023-Q1", "2023-Q3"]],
  [["Q4 2022", "Q1 2023"]],
  [["2024-W05", "2024-W12"]],
  [["Week 2", "Week 10"]],
  [["1", "2", "10", "23"]],
])("%j stand in this order, however they are shuffled", (labels) => {
  fc.assert(
    fc.property(fc.shuffledSubarray(labels, { minLength: labels.length }), (shuffled) => {
      const rank = naturalOrder(shuffled);
      expect(shuffled.toSorted((a, b) => rank!(a) - rank!(b))).toEqual(labels);
    }),
    { numRuns: 20 },
  );
});

test.each([
  [["North", "South"]],
  [["January", "South"]],
  [["item 1", "item 2"]],
  [["101 Main Street", "7 High Street"]],
  [["2007-11-01", "2007-10-01"]],
  [["12E4", "5E3"]],
  [["94103", "10001"]],
  [["May"]],
])("%j have no order of their own", (labels) => {
  expect(naturalOrder(labels)).toBeUndefined();
});

test("months are cut to what fits below a bar", () => {
  expect([...(shortMonths(["September", "May"]) ?? [])]).toEqual([
    ["September", "Sep"],
    ["May", "May"],
  ]);
  expect(shortMonths(["North"])).toBeUndefined();
});
