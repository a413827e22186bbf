import { afterAll, beforeAll, expect, test } from "vitest";
import { predictions } from "../../../../src/agents/markets/predictions.ts";
import { startMarketServer, type MarketServer } from "../../../support/market-server.ts";
import { runTool } from "../../../support/run-tool.ts";
import { serve } from "../../../support/serve.ts";
import { toolContext } from "../../../support/tool-context.ts";

let server: MarketServer;
beforeAll(async () => {
  server = await startMarketServer();
});
afterAll(() => server.close());

test("open markets about a topic, the most traded first, each outcome with its price", async () => {
  await using context = await toolContext({ routes: server.routes });
  const { output, headline } = await runTool(predictions, { topic: "bitcoin" }, context);
  expect(output.markets.map(({ question }) => question)).toEqual([
    "Will Bitcoin reach $150,000 by December 31, 2025?",
    "Will Bitcoin dip to $70,000 by December 31, 2025?",
    "Bitcoin or Ethereum: which gains more in July?",
  ]);
  expect(output.markets[2]).toEqual({
    question: "Bitcoin or Ethereum: which gains more in July?",
    outcomes: [
      { name: "Bitcoin", probability: 0.42 },
      { name: "Ethereum", probability: 0.58 },
    ],
    volume: 310_022.08,
    endDate: "2025-07-31T16:00:00Z",
    url: "https://polymarket.com/market/bitcoin-or-ethereum-which-gains-more-in-july",
  });
  expect(output.table.rows).toHaveLength(6);
  expect(headline).toContain(
    '"Bitcoin or Ethereum: which gains more in July?": Ethereum 58.0%, Bitcoin 42.0%; 310,022 dollars traded; ends 2025-07-31.',
  );
});

test("without a topic, the most traded ones", async () => {
  await using context = await toolContext({ routes: server.routes });
  const { output } = await runTool(predictions, { limit: 2 }, context);
  expect(output.markets.map(({ question }) => question)).toEqual([
    "Will the Fed cut rates in July 2025?",
    "Will Bitcoin reach $150,000 by December 31, 2025?",
  ]);
});

test("a topic without markets is an answer", async () => {
  await using context = await toolContext({ routes: server.routes });
  const { headline } = await runTool(predictions, { topic: "curling" }, context);
  expect(headline).toBe("Polymarket has no open markets about curling.");
});

test("a market without outcomes is not open yet", async () => {
  const empty = { ...MARKET, outcomes: "[]", outcomePrices: "[]" };
  await using other = await serve("application/json", JSON.stringify([empty]));
  const routes = { "https://gamma-api.polymarket.com": other.url.slice(0, -1) };
  await using context = await toolContext({ routes });
  const { headline } = await runTool(predictions, {}, context);
  expect(headline).toBe("Polymarket has no open markets.");
});

const MARKET = {
  id: "7",
  question: "Q?",
  slug: "q",
  outcomes: '["Yes","No"]',
  outcomePrices: '["0.3","0.7"]',
  volume: "12.5",
};
test.each([
  [
    { outcomePrices: '["1"]' },
    "expected a price for each of the 2 outcomes of market 7, received 1",
  ],
  [{ outcomes: "Yes,No" }, "0.outcomes: expected JSON text, received Yes,No"],
  [{ outcomePrices: '["high","low"]' }, "expected number"],
  [{ outcomePrices: '["-1","2"]' }, "expected number to be >=0"],
  [{ outcomes: ["Yes", "No"] }, "0.outcomes: Invalid input: expected string, received array"],
  [{ volume: "" }, "0.volume"],
])("a market in another shape: %j", async (part, message) => {
  await using other = await serve("application/json", JSON.stringify([{ ...MARKET, ...part }]));
  const routes = { "https://gamma-api.polymarket.com": other.url.slice(0, -1) };
  await using context = await toolContext({ routes });
  await expect(runTool(predictions, {}, context)).rejects.toThrow(message);
});
