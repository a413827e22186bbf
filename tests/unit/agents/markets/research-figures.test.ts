/** What is computed of prices: rate of change, breakouts, patterns, correlation. */
import { expect, test } from "vitest";
import { breakout } from "../../../../src/agents/markets/breakout.ts";
import { correlation } from "../../../../src/agents/markets/correlation.ts";
import { patterns } from "../../../../src/agents/markets/patterns.ts";
import { roc } from "../../../../src/agents/markets/roc.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { daily } from "./series.ts";

test("rate of change is over a period, and grows or fades", async () => {
  await using context = await toolContext();
  const { output } = await runTool(
    roc,
    { points: daily([100, 100, 110, 132]), period: 2 },
    context,
  );
  expect(output.changePercent).toBeCloseTo(32);
  expect(output.beforePercent).toBeCloseTo(10);
  expect(output.state).toBe("growing");
  const worthless = { points: daily([0, 0, 110, 132]), period: 2 };
  await expect(runTool(roc, worthless, context)).rejects.toThrow("has no rate of change");
});

test.each([
  [13, "above"],
  [12, "within"],
  [8, "below"],
])("a price of %i is %s a channel of 9 to 12", async (price, state) => {
  await using context = await toolContext();
  const points = daily([50, 9, 12, 10, price]);
  const { output } = await runTool(breakout, { points, period: 3 }, context);
  expect(output).toEqual({ state, price, upper: 12, lower: 9, period: 3 });
});

test("patterns of the past are found at any level of price, with what followed", async () => {
  await using context = await toolContext();
  const points = daily([10, 12, 11, 14, 28, 28, 5, 4, 3, 2, 1, 100, 120, 110, 140]);
  const { output } = await runTool(patterns, { points, window: 4, ahead: 1, limit: 1 }, context);
  expect(output.matches).toMatchObject([{ from: points[0]?.at, to: points[3]?.at }]);
  expect(output.matches[0]?.similarity).toBeCloseTo(1);
  expect(output.meanPercent).toBeCloseTo(100);
  const steady = daily(Array.from({ length: 20 }, () => 5));
  expect((await runTool(patterns, { points: steady, window: 4 }, context)).output).toMatchObject({
    matches: [],
    meanPercent: null,
  });
});

test("correlation compares the returns of common days", async () => {
  await using context = await toolContext();
  const points = daily([100, 110, 99, 120, 118]);
  const doubled = points.map(({ at, value }) => ({ at, value: value * 2 })).slice(1);
  const { output } = await runTool(correlation, { points, others: doubled }, context);
  expect(output).toMatchObject({ strength: "strong", steps: 3 });
  expect(output.coefficient).toBeCloseTo(1);
  const later = daily([1, 2, 3, 5]).map((point) => ({
    ...point,
    at: point.at.replace("2025", "2026"),
  }));
  await expect(runTool(correlation, { points, others: later }, context)).rejects.toThrow(
    "0 common days",
  );
  await expect(runTool(correlation, { points, others: points }, context)).rejects.toThrow(
    "with itself says nothing",
  );
});
