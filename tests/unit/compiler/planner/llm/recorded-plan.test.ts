import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { planWithModel } from "../../../../support/plan-with-model.ts";

const folder = (path: string): string =>
  fileURLToPath(new URL(`../../../../../${path}`, import.meta.url));

test("the recorded replies make a plan of today's tools", async () => {
  const { plan, diagnostics, requests, usage } = await planWithModel({
    query:
      "Compare the monthly average price of AAPL and MSFT in node_modules/vega-datasets/data/stocks.csv, chart both, and write a report",
    root: folder("."),
    recordings: folder("tests/samples-model/compare-stocks"),
  });
  expect(diagnostics).toEqual([]);
  expect(plan?.tasks).toMatchObject([
    {
      tool: "data.timeseries",
      args: {
        file: "node_modules/vega-datasets/data/stocks.csv",
        bucket: "month",
        how: "mean",
        only: ["AAPL", "MSFT"],
      },
    },
    { tool: "report.chart", args: { table: { $ref: "t1.table" }, kind: "line" } },
    {
      tool: "report.page",
      args: { charts: [{ $ref: "t2.chart" }], tables: [{ $ref: "t1.table" }] },
    },
  ]);
  expect(requests.map(({ name }) => name)).toEqual(["outline", "bind-t1-t2-t3"]);
  expect(usage).toMatchObject({ requests: 2, inputTokens: 59427, outputTokens: 596 });
});
