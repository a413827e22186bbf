/** What a sentence may say of an output, and what it may not. The data are those of `prices`, `months` and `orders`. */
import { describe, expect, test } from "vitest";
import type { Json } from "../../../../../src/contract/json.ts";
import type { Args } from "../../../../../src/contract/values.ts";
import { objectionsTo } from "../../../../../src/runtime/runner/claims/check-claims.ts";
import { evidenceOf } from "../../../../../src/runtime/runner/claims/evidence.ts";
import { storedRecord } from "../stored-record.ts";

const table = (title: string, columns: string[], rows: Json[][]): Json => ({
  title,
  columns: columns.map((name) => ({ name, type: "text" })),
  rows: rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null]))),
});

const prices = table(
  "Mean price by symbol",
  ["symbol", "price", "orders"],
  [
    ["GOOG", 415.87, 68],
    ["IBM", 91.26, 123],
    ["AAPL", 64.73, 120],
    ["AMZN", 47.99, 119],
    ["MSFT", 24.74, 124],
  ],
);
const months = table(
  "Sales by month",
  ["month", "sales"],
  [
    ["2025-01-01", 120],
    ["2025-02-01", 90],
    ["2025-03-01", 150],
  ],
);

interface Said {
  readonly query: string;
  readonly output: Json;
  readonly args?: Args;
  readonly statements?: readonly string[];
}
const byPrice: Said = {
  query: "Average price by symbol, and which are over 50",
  args: { where: "price > 50" },
  output: { file: "data/stocks.csv", table: prices },
  statements: ["Mean price by symbol: GOOG 415.87, IBM 91.26, AAPL 64.73, AMZN 47.99, MSFT 24.74."],
};
const byMonth: Said = { query: "Sales by month", output: { table: months, change: 30 } };
const none: Said = {
  query: "Orders from Atlantis",
  args: { from: "Atlantis" },
  output: { rows: [] },
};

async function objections(text: string, { query, output, args, statements = [] }: Said) {
  const { record, task } = await storedRecord(query, output, args);
  return objectionsTo({ text, tasks: "t1" }, evidenceOf(task, statements, record));
}

describe("may be said", () => {
  test.each<[string, Said]>([
    ["GOOG has the highest price, at 415.87; MSFT, at 24.74, has the lowest.", byPrice],
    ["The highest price is 415.87.", byPrice],
    ["GOOG has a higher price than IBM.", byPrice],
    ["GOOG's price is higher than all the others.", byPrice],
    ["The three highest prices are those of GOOG, IBM and AAPL.", byPrice],
    ["There are five symbols; GOOG comes first by price, with 415.87.", byPrice],
    ["IBM has 91.26 and AAPL 64.7.", byPrice],
    ["AAPL is over 50.", byPrice],
    ["Prices range from 24.74 to 415.87.", byPrice],
    ["The table is from data/stocks.csv.", byPrice],
    ["Sales rose from 90 in February to 150 in March 2025.", byMonth],
    ["Sales rose by 30.", byMonth],
    [
      "March 2025 had the highest sales, 150.",
      {
        ...byMonth,
        output: {
          table: table(
            "Sales",
            ["month", "sales"],
            [
              ["March 2025", 150],
              ["February 2025", 90],
            ],
          ),
        },
      },
    ],
    ["There are no orders from Atlantis.", none],
    ["GOOG has the highest price, 415.87.", computed],
    ["AAPL's price is over 50.", computed],
  ])("%s", async (text, said) => {
    expect(await objections(text, said)).toEqual([]);
  });
});

/** As `data.compute` gives it: names of columns are names of rows of another part. */
const computed: Said = {
  ...byPrice,
  output: {
    table: prices,
    withoutValue: [
      { column: "price", rows: 0 },
      { column: "orders", rows: 0 },
    ],
  },
};

describe("may not be said", () => {
  test.each<[string, string, Said]>([
    ["a number that is nowhere", "GOOG has 416.99.", byPrice],
    ["a number in words that is nowhere", "There are seven symbols.", byPrice],
    ["a large number in words", "IBM has two hundred and five orders.", byPrice],
    ["a share in words", "Half of the symbols are over 50.", byPrice],
    ["the value of another row", "GOOG has 91.26 and IBM 415.87.", byPrice],
    ["the value of another column", "The price of IBM is 123.", byPrice],
    ["a value of nobody", "The price was 91.26.", byPrice],
    ["the other end", "GOOG has the lowest price.", byPrice],
    ["the other end with its number", "MSFT has the highest price, at 24.74.", byPrice],
    [
      "the other end, of what stands elsewhere, too",
      "MSFT has the highest price, 24.74.",
      computed,
    ],
    ["an end that another column has", "GOOG has the most orders.", byPrice],
    [
      "one of several that is not",
      "The three highest prices are those of GOOG, IBM and MSFT.",
      byPrice,
    ],
    ["an end of a scale that nobody knows", "GOOG is the best.", byPrice],
    ["a reversed comparison", "MSFT has a higher price than IBM.", byPrice],
    [
      "a comparison with all that does not hold",
      "IBM's price is higher than all the others.",
      byPrice,
    ],
    ["a bound that does not hold", "MSFT has a price over 50.", byPrice],
    ["a bound the other way round", "These prices are below 50.", byPrice],
    ["a course the other way round", "Sales fell from 120 in January to 150 in March.", byMonth],
    ["a course in the other order of time", "Sales fell from 150 to 120.", byMonth],
    ["a change of the other sign", "Sales fell by 30.", byMonth],
    ["a change that nothing shows", "GOOG grew.", byPrice],
    ["another place", "IBM comes first by price.", byPrice],
    ["a name that is nowhere", "The price of Netflix is 64.73.", byPrice],
    ["a name at the beginning", "Netflix leads.", byPrice],
    ["a file that is nowhere", "The table is in summary.csv.", byPrice],
    ["a quotation that is nowhere", 'IBM is "a bargain".', byPrice],
    ["a reason", "GOOG is the highest because of demand.", byPrice],
    ["advice", "You should buy IBM.", byPrice],
    ["a denial", "IBM is not over 50.", byPrice],
    ["an equality", "GOOG and IBM have the same price.", byPrice],
    ["a multiple", "GOOG has twice the price of IBM.", byPrice],
    ["an amount without a number", "Most of the symbols are over 50.", byPrice],
    ["nothing found, where something was", "There are no orders.", byPrice],
  ])("%s", async (_, text, said) => {
    expect(await objections(text, said)).not.toEqual([]);
  });
});

test("what a tool has stated word for word may be said again, whatever it is", async () => {
  const stated = "Prices fell because rates rose, which nobody expected.";
  const said = { ...byPrice, statements: [stated] };
  expect(await objections(stated, said)).toEqual([]);
  expect(await objections(stated.replace("fell", "rose"), said)).not.toEqual([]);
});
