/** Order book, on-chain figures and dollar index, from answers in the shapes of their services. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { dxy } from "../../../../src/agents/markets/dxy.ts";
import { liquidity } from "../../../../src/agents/markets/liquidity.ts";
import { onchain } from "../../../../src/agents/markets/onchain.ts";
import { startMarketServer, type MarketServer } from "../../../support/market-server.ts";
import { runTool } from "../../../support/run-tool.ts";
import { serve } from "../../../support/serve.ts";
import { toolContext } from "../../../support/tool-context.ts";

let server: MarketServer;
beforeAll(async () => {
  server = await startMarketServer();
});
afterAll(() => server.close());

test("the depth of an order book within a distance of the middle price", async () => {
  await using context = await toolContext({ routes: server.routes });
  const { output } = await runTool(liquidity, { pair: "BTCUSDT" }, context);
  expect(server.requests.at(-1)).toBe("/api/v3/depth?symbol=BTCUSDT&limit=5000");
  // A thousand levels a side, 1.25 bid for and 1 offered at each, around 107,345.
  expect(output.withinPercent).toBe(1);
  expect(output.bidDepth / (107_345 * 1_250)).toBeCloseTo(1, 1);
  expect(output.askDepth / (107_345 * 1_000)).toBeCloseTo(1, 1);
  expect(output.imbalance).toBeCloseTo(0.11, 1);
  expect(output.spreadPercent).toBeCloseTo(0.001, 5);
});

test("a book that is not known as far as the distance is summed as far as both sides are known", async () => {
  await using context = await toolContext({ routes: server.routes });
  const { output } = await runTool(liquidity, { pair: "BTCUSDT", withinPercent: 10 }, context);
  expect(output.withinPercent).toBeCloseTo(5, 1);
  expect(output.imbalance).toBeCloseTo(0.11, 1);
});

test("a pair that Binance does not have", async () => {
  await using context = await toolContext({ routes: server.routes });
  await expect(runTool(liquidity, { pair: "NONEUSDT" }, context)).rejects.toThrow("400");
});

test("a book without offers", async () => {
  await using empty = await serve("application/json", '{"lastUpdateId":1,"bids":[],"asks":[]}');
  const routes = { "https://api.binance.com": empty.url.slice(0, -1) };
  await using context = await toolContext({ routes });
  await expect(runTool(liquidity, {}, context)).rejects.toThrow("has no offers for BTCUSDT");
});

test("a chart of the chain, against its mean", async () => {
  await using context = await toolContext({ routes: server.routes });
  const { output } = await runTool(onchain, { metric: "hashrate", days: 7 }, context);
  expect(server.requests.at(-1)).toBe("/charts/hash-rate?timespan=7days&sampled=false&format=json");
  expect(output).toMatchObject({ metric: "hashrate", unit: "Hash Rate TH/s", days: 7 });
  const mean = output.table.rows.reduce((sum, { value }) => sum + Number(value), 0) / 7;
  expect(output.changePercent).toBeCloseTo((output.value / mean - 1) * 100, 6);
});

test("the dollar index is the weighted geometric mean of six rates, on working days", async () => {
  const rates = { EUR: 1 / 1.18, JPY: 144, GBP: 1 / 1.37, CAD: 1.36, SEK: 9.5, CHF: 0.8 };
  const body = { amount: 1, base: "USD", rates: { "2025-06-30": rates, "2025-06-27": rates } };
  await using service = await serve("application/json", JSON.stringify(body));
  const routes = { "https://api.frankfurter.dev": service.url.slice(0, -1) };
  await using context = await toolContext({ routes });
  const { output } = await runTool(dxy, { since: "2025-06-27" }, context);
  // The index as it is defined: exchange rates as they are quoted.
  const expected =
    50.14348112 *
    1.18 ** -0.576 *
    144 ** 0.136 *
    1.37 ** -0.119 *
    1.36 ** 0.091 *
    9.5 ** 0.042 *
    0.8 ** 0.036;
  expect(output.value).toBeCloseTo(expected, 6);
  expect(output.changePercent).toBe(0);
  expect(output.table.rows.map(({ date }) => date)).toEqual(["2025-06-27", "2025-06-30"]);
  expect(output).toMatchObject({ from: "2025-06-27", to: "2025-06-30" });
});
