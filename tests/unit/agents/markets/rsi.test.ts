import { expect, test } from "vitest";
import { rsi } from "../../../../src/agents/markets/rsi.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { daily } from "./series.ts";

// The worked example of StockCharts' ChartSchool (QQQQ), whose spreadsheet gives the RSI to two decimals;
// a computation of Wilder's formula in Python gives the same.
const PRICES = [
  44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931,
  46.0328, 45.614, 46.282, 46.282, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521,
  45.7137, 46.4515, 45.7835, 45.3548, 44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314,
];
const PUBLISHED = [
  70.53, 66.32, 66.55, 69.41, 66.36, 57.97, 62.93, 63.26, 56.06, 62.38, 54.71, 50.42, 39.99, 41.46,
  41.87, 45.46, 37.3, 33.08, 37.77,
];

test("Wilder's smoothing, against a published example", async () => {
  await using context = await toolContext();
  const points = daily(PRICES);
  const { output, headline } = await runTool(rsi, { points }, context);
  expect(output.points.map(({ value }) => Number(value.toFixed(2)))).toEqual(PUBLISHED);
  expect(output.points[0]?.at).toBe(points[14]?.at);
  expect(output).toMatchObject({ state: "neutral", period: 14 });
  expect(output.table.rows.at(-1)).toMatchObject({ price: 43.1314 });
  expect(headline).toBe("The RSI (14) is 37.8: neutral.");
});

test("only rising is overbought, only falling is oversold", async () => {
  await using context = await toolContext();
  const state = async (values: number[]) =>
    (await runTool(rsi, { points: daily(values), period: 3 }, context)).output;
  expect(await state([1, 2, 3, 4])).toMatchObject({ value: 100, state: "overbought" });
  expect(await state([4, 3, 2, 1])).toMatchObject({ value: 0, state: "oversold" });
});

test("too few points, and points out of order", async () => {
  await using context = await toolContext();
  const failure = (points: ReturnType<typeof daily>) => runTool(rsi, { points }, context);
  await expect(failure(daily(PRICES.slice(0, 14)))).rejects.toThrow(
    "RSI over 14 changes needs at least 15 points, and there are 14.",
  );
  await expect(failure(daily(PRICES).toReversed())).rejects.toThrow("not in order of time");
  await expect(failure(daily(PRICES).map((point) => ({ ...point, at: "soon" })))).rejects.toThrow(
    "no date",
  );
});
