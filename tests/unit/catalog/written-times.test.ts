import { expect, test } from "vitest";
import { writePeriod, writtenPeriod } from "../../../src/catalog/written-times.ts";

test.each([
  ["month", ["2010-03-01"], "month"],
  ["month_of_sale", ["2010-03-01", null], "month"],
  ["date", ["2010-03-01", "2010-04-01", "2010-07-01"], "month"],
  ["date", ["2010-03"], "month"],
  ["at", ["2010-03-01T00:00:00", "2010-04-01T00:00:00Z", "2011-01-01T00:00:00"], "month"],
  ["quarter", ["2010-01-01", "2010-04-01"], "quarter"],
  ["year", ["2010-01-01", "2011-01-01"], "year"],
  // Two first days are an accident as well as two months; a day is a day, whatever its name says.
  ["date", ["2010-03-01", "2010-04-01"], undefined],
  ["day", ["2010-03-01", "2010-04-01", "2010-07-01"], undefined],
  ["month", ["2010-03-01", "2010-03-02"], undefined],
  ["month", ["2010-03-01T10:00:00"], undefined],
  ["month", ["March"], undefined],
  ["month", [], undefined],
] as const)("the times of a column %s, %j, stand for: %s", (name, cells, period) => {
  expect(writtenPeriod({ name }, cells)).toBe(period);
});

test("are written as such, and other text stays", () => {
  expect(writePeriod("2010-03-01", "month")).toBe("Mar 2010");
  expect(writePeriod("2010-04-01T00:00:00Z", "quarter")).toBe("2010-Q2");
  expect(writePeriod("2010-01-01", "year")).toBe("2010");
  expect(writePeriod("2010-13-01", "month")).toBe("2010-13-01");
  expect(writePeriod("2024-12-30", "week")).toBe("2025-W01");
  expect(writePeriod("2021-01-01", "week")).toBe("2020-W53");
  expect(writtenPeriod({ name: "day", period: "year" }, ["2023-01-01"])).toBe("year");
  expect(writePeriod("soon", "month")).toBe("soon");
});
