import { afterAll, beforeAll, expect, test } from "vitest";
import { history } from "../../../../src/agents/markets/history.ts";
import { startMarketServer, type MarketServer } from "../../../support/market-server.ts";
import { runTool } from "../../../support/run-tool.ts";
import { serve } from "../../../support/serve.ts";
import { toolContext } from "../../../support/tool-context.ts";

let server: MarketServer;
beforeAll(async () => {
  server = await startMarketServer();
});
afterAll(() => server.close());

test("one price a day and the one of now", async () => {
  await using context = await toolContext({ routes: server.routes });
  server.requests.length = 0;
  const { output, headline } = await runTool(history, { coin: "BTC" }, context);
  expect(server.requests).toEqual([
    "/api/v3/coins/bitcoin/market_chart?vs_currency=usd&days=30&interval=daily",
  ]);
  expect(output.points).toHaveLength(31);
  expect(output.points[0]?.at).toBe("2025-06-01T00:00:00.000Z");
  expect(output.points.at(-1)).toEqual({ at: "2025-06-30T12:00:00.000Z", value: 107_345.12 });
  expect(output).toMatchObject({ coin: "bitcoin", days: 30, last: 107_345.12 });
  const values = output.points.map((point) => point.value).toSorted((a, b) => a - b);
  expect([output.lowest, output.highest]).toEqual([values[0], values[30]]);
  expect(output.changePercent).toBeCloseTo((output.last / output.first - 1) * 100, 9);
  expect(output.table.rows[0]?.["volume"]).toBeGreaterThan(0);
  expect(headline).toMatch(
    /^Bitcoin is (up|down) [\d.]+% over 30 days, from .* to 107,345\.12 USD/,
  );
});

test("a single day is given in steps of five minutes", async () => {
  await using context = await toolContext({ routes: server.routes });
  const { output } = await runTool(history, { coin: "ethereum", days: 1 }, context);
  expect(output.points).toHaveLength(289);
});

test("gaps are left out; nothing at all is an error", async () => {
  const gap = {
    prices: [
      [0, null],
      [86_400_000, 5],
    ],
    market_caps: [],
    total_volumes: [],
  };
  const run = async (answer: object) => {
    await using other = await serve("application/json", JSON.stringify(answer));
    const routes = { "https://api.coingecko.com": other.url.slice(0, -1) };
    await using context = await toolContext({ routes });
    return (await runTool(history, { coin: "bitcoin", days: 2 }, context)).output.points;
  };
  expect(await run(gap)).toEqual([{ at: "1970-01-02T00:00:00.000Z", value: 5 }]);
  await expect(run({ ...gap, prices: [] })).rejects.toThrow("has no prices of bitcoin");
  await expect(run({ prices: {} })).rejects.toThrow(
    "prices: Invalid input: expected array, received object; market_caps:",
  );
});
