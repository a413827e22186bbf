import { expect, test } from "vitest";
import { nameOfFile, slugOf } from "../../../src/compiler/source/name-query.ts";

test.each([
  [
    "Compare the monthly average price of AAPL and MSFT in data/stocks.csv",
    "compare-monthly-average-price",
  ],
  ["Get Bitcoin market data and Polymarket predictions", "bitcoin-market-data-polymarket"],
  ["Describe node_modules/vega-datasets/data/stocks.csv, please", "describe-stocks"],
  ["What's in https://example.org/news/feed.xml?", "feed"],
  ["Zeige die größten Dateien in Köln", "zeige-die-grossten-dateien"],
  ["price, price and price", "price"],
  [
    "a supercalifragilisticexpialidociousandsomeletters word",
    "supercalifragilisticexpialidociousandsom",
  ],
])("%s", (query, name) => {
  expect(slugOf(query)).toBe(name);
});

test("a query without a telling Latin word is named by its hash, which stays", () => {
  expect(slugOf("比较")).toMatch(/^query-[0-9a-f]{8}$/);
  expect(slugOf("比较")).toBe(slugOf("比较"));
  expect(slugOf("比较")).not.toBe(slugOf("价格"));
  expect(slugOf("what is it")).toMatch(/^query-[0-9a-f]{8}$/);
});

test.each([
  ["each", "each"],
  ["top-of-the-week", "top-of-the-week"],
  ["monthly-revenue-of-all-regions-and-cities", "monthly-revenue-of-all-regions-and-cities"],
  ["Umsätze 2024", "umsatze-2024"],
])("a file %s gives the name %s", (base, name) => {
  expect(nameOfFile(base)).toBe(name);
});
