import { afterAll, beforeAll, expect, test } from "vitest";
import { feargreed } from "../../../../src/agents/markets/feargreed.ts";
import { startMarketServer, type MarketServer } from "../../../support/market-server.ts";
import { runTool } from "../../../support/run-tool.ts";
import { serve } from "../../../support/serve.ts";
import { toolContext } from "../../../support/tool-context.ts";

let server: MarketServer;
beforeAll(async () => {
  server = await startMarketServer();
});
afterAll(() => server.close());

test("values of the last days, oldest first, as numbers", async () => {
  await using context = await toolContext({ routes: server.routes });
  server.requests.length = 0;
  const { output, headline } = await runTool(feargreed, { days: 3 }, context);
  expect(server.requests).toEqual(["/fng/?limit=3"]);
  // 55 + 25 sin(2π (back + 4) / 45) for 2, 1 and 0 days back, rounded: 74, 71, 68.
  expect(output.points).toEqual([
    { at: "2025-06-28T00:00:00.000Z", value: 74 },
    { at: "2025-06-29T00:00:00.000Z", value: 71 },
    { at: "2025-06-30T00:00:00.000Z", value: 68 },
  ]);
  expect(output).toMatchObject({ value: 68, label: "Greed", average: 71, days: 3 });
  expect(headline).toBe(
    "The fear and greed index is at 68 (Greed) on 2025-06-30. Its mean over 3 days is 71.0.",
  );
});

test.each([
  [{ data: [], metadata: { error: null } }, "has no values of the last 30 days"],
  [{ data: [], metadata: { error: "Overloaded" } }, "answered with an error: Overloaded"],
  [
    { data: [{ value: null, value_classification: "", timestamp: "1" }], metadata: {} },
    "data.0.value: Invalid input",
  ],
])("another answer: %j", async (answer, message) => {
  await using other = await serve("application/json", JSON.stringify(answer));
  const routes = { "https://api.alternative.me": other.url.slice(0, -1) };
  await using context = await toolContext({ routes });
  await expect(runTool(feargreed, {}, context)).rejects.toThrow(message);
});
