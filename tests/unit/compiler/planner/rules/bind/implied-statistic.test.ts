import { describe, expect, test } from "vitest";
import { withImpliedStatistic } from "../../../../../../src/compiler/planner/rules/bind/implied-statistic.ts";
import { tokenize } from "../../../../../../src/compiler/planner/rules/language/tokens.ts";

const complete = (text: string) => withImpliedStatistic(tokenize(text));
const saidBy = (text: string): string =>
  complete(text)
    .tokens.map(({ text: word }) => word)
    .join(" ");

describe("what a short wording leaves out", () => {
  test.each([
    ["amount per region in sales.csv", "total amount per region in sales.csv"],
    [
      "show me the amount for each region in sales.csv",
      "show me the total amount for each region in sales.csv",
    ],
    ["sales by region and product in sales.csv", "total sales by region and product in sales.csv"],
    ["price by symbol in stocks.csv", "average price by symbol in stocks.csv"],
    ["rows per region in sales.csv", "count rows per region in sales.csv"],
    ["which product sold the most in sales.csv", "which product total in sales.csv"],
    ["which region sold the most units in sales.csv", "which region total units in sales.csv"],
  ])("%s", (text, completed) => {
    expect(saidBy(text)).toBe(completed);
  });

  test.each([
    "average amount per region in sales.csv",
    "top 3 rows by price in stocks.csv",
    "sort sales.csv by amount",
    "commits per author",
    "lines by folder in README.md",
    "which product changed most in sales.csv",
  ])("%s says it, or is about something else", (text) => {
    expect(complete(text).tokens).toEqual(tokenize(text));
  });

  test("what is certain needs no warning", () => {
    expect(complete("rows per region in sales.csv").implied).toBeUndefined();
    expect(complete("amount per region in sales.csv").implied?.of).toBe("amount");
  });
});
