import { afterAll, beforeAll, expect, test } from "vitest";
import { price } from "../../../../src/agents/markets/price.ts";
import { startMarketServer, type MarketServer } from "../../../support/market-server.ts";
import { runTool } from "../../../support/run-tool.ts";
import { serve } from "../../../support/serve.ts";
import { toolContext } from "../../../support/tool-context.ts";

let server: MarketServer;
beforeAll(async () => {
  server = await startMarketServer();
});
afterAll(() => server.close());

test("coins by name and symbol, in one request; the same coin once", async () => {
  await using context = await toolContext({ routes: server.routes });
  server.requests.length = 0;
  const { output, headline } = await runTool(price, { coins: ["Bitcoin", "ETH", "btc"] }, context);
  expect(output.prices).toEqual({ bitcoin: 107_345.12, ethereum: 2_486.55 });
  expect(output.table.rows[0]).toMatchObject({
    coin: "bitcoin",
    price: 107_345.12,
    marketCap: 107_345.12 * 19_880_000,
    at: "2025-06-30T12:00:00.000Z",
  });
  expect(headline).toMatch(/^Bitcoin is at 107,345\.12 USD, (up|down) \d+\.\d\d% in a day\./);
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]).toMatch(/^\/api\/v3\/simple\/price\?ids=bitcoin%2Cethereum&/);
});

test("other coins are searched; other currencies; prices far below one", async () => {
  await using context = await toolContext({ routes: server.routes });
  const { output, headline } = await runTool(price, { coins: ["PEPE"], currency: "eur" }, context);
  expect(output.prices["pepe"]).toBeCloseTo(0.00000987 * 0.853, 12);
  expect(headline).toContain("Pepe is at 0.000008419 EUR");
});

test("a coin that is unknown, or has no price in a currency", async () => {
  await using context = await toolContext({ routes: server.routes });
  const failure = (coins: string[], currency?: "jpy") =>
    runTool(price, currency ? { coins, currency } : { coins }, context);
  await expect(failure(["bitcoi"])).rejects.toMatchObject({
    message: "CoinGecko knows no coin bitcoi.",
    help: "Did you mean bitcoin (BTC), bitcoin-cash (BCH)?",
  });
  await expect(failure(["no such coin"])).rejects.toMatchObject({
    help: expect.stringContaining("such as BTC"),
  });
  await expect(failure(["constructor"])).rejects.toThrow("CoinGecko knows no coin constructor.");
  await expect(failure(["bitcoin"], "jpy")).rejects.toThrow(
    "CoinGecko has no price of bitcoin in jpy.",
  );
});

test("an answer in another shape says what was expected and what came", async () => {
  await using other = await serve("application/json", '{"bitcoin":{"usd":"cheap"}}');
  const routes = { "https://api.coingecko.com": other.url.slice(0, -1) };
  await using context = await toolContext({ routes });
  await expect(runTool(price, { coins: ["bitcoin"] }, context)).rejects.toMatchObject({
    name: "ToolError",
    message:
      "CoinGecko answered in an unexpected shape. bitcoin.usd: Invalid input: expected number, received string",
    help: expect.stringContaining('It sent: {"bitcoin":{"usd":"cheap"}}.'),
  });
});

test("a page instead of JSON may pass with time", async () => {
  await using other = await serve("text/html", "<html>Just a moment...</html>");
  const routes = { "https://api.coingecko.com": other.url.slice(0, -1) };
  await using context = await toolContext({ routes });
  await expect(runTool(price, { coins: ["bitcoin"] }, context)).rejects.toMatchObject({
    message: expect.stringContaining("did not answer with JSON but with: <html>Just a moment"),
    retryable: true,
  });
});
