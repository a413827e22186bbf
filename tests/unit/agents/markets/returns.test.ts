import { expect, test } from "vitest";
import { returns } from "../../../../src/agents/markets/returns.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { daily } from "./series.ts";

test("against an independent computation in Python (statistics.stdev)", async () => {
  await using context = await toolContext();
  const points = daily([100, 110, 99, 120, 90, 108]);
  const { output, headline } = await runTool(returns, { points }, context);
  expect(output.totalPercent).toBeCloseTo(8, 9);
  expect(output.meanPercent).toBeCloseTo(3.2424242424, 9);
  expect(output.volatilityPercent).toBeCloseTo(20.1394358876, 9);
  expect(output.maxDrawdownPercent).toBeCloseTo(25, 9); // from 120 to 90
  expect(output.bestPercent).toBeCloseTo(21.2121212121, 9);
  expect(output.worstPercent).toBeCloseTo(-25, 9);
  expect(output).toMatchObject({ steps: 5, stepDays: 1 });
  expect(output.points[1]).toEqual({ at: points[2]?.at, value: expect.closeTo(-10, 9) });
  expect(headline).toBe(
    "The total return up to 2025-01-06 is 8.00%, on average 3.24% a day. Volatility is 20.14% a day, the maximum drawdown 25.00%.",
  );
});

test("steps that are no days are said", async () => {
  await using context = await toolContext();
  const points = ["2024-01-01", "2024-02-01", "2024-03-01"].map((at, i) => ({ at, value: i + 1 }));
  const { output, headline } = await runTool(returns, { points }, context);
  expect(output.stepDays).toBe(31);
  expect(headline).toContain("a step of 31.00 days");
});

test("prices that have no return", async () => {
  await using context = await toolContext();
  const failure = (values: number[]) => runTool(returns, { points: daily(values) }, context);
  await expect(failure([1, 0, 2])).rejects.toThrow(
    "The price at 2025-01-02T00:00:00.000Z is 0: it has no return.",
  );
  await expect(failure([1, 2])).rejects.toThrow("needs at least 3 points");
});
