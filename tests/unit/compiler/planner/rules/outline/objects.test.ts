import { describe, expect, test } from "vitest";
import { tokenize } from "../../../../../../src/compiler/planner/rules/language/tokens.ts";
import { agentsOf } from "../../../../../../src/compiler/planner/rules/outline/agents.ts";
import { splitList } from "../../../../../../src/compiler/planner/rules/outline/objects.ts";

const agents = agentsOf([
  {
    name: "files",
    card: "List files, count files, lines and bytes by folder, collect TODO comments.",
  },
  { name: "markets", card: "Price of coins, technical indicators: RSI, MACD." },
  { name: "data", card: "Average and sum by group, correlate columns." },
]);

const items = (query: string) =>
  splitList(tokenize(query), agents).map((tokens) => tokens.map(({ text }) => text).join(" "));

describe("a list is one thing", () => {
  test.each([
    "Count files and lines by folder",
    "Get the price of bitcoin and ethereum",
    "Compare the RSI and the MACD",
    "Average price per symbol and year in stocks.csv",
    "List files, sorted by size",
  ])("%s", (query) => {
    expect(items(query)).toHaveLength(1);
  });
});

test("and several where its items are different things of a card, each under the verb", () => {
  expect(items("Get the RSI and the MACD")).toEqual(["Get the RSI", "Get the MACD"]);
  expect(items("List files and TODO comments")).toEqual(["List files", "List TODO comments"]);
});
