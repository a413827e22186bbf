import { expect, test } from "vitest";
import { bollinger } from "../../../../src/agents/markets/bollinger.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { daily, WAVE } from "./series.ts";

test("against an independent computation in Python (statistics.pstdev)", async () => {
  await using context = await toolContext();
  const { output, headline } = await runTool(bollinger, { points: WAVE }, context);
  expect(output.lower).toBeCloseTo(98.6437643944, 9);
  expect(output.middle).toBeCloseTo(110.2913479281, 9);
  expect(output.upper).toBeCloseTo(121.9389314617, 9);
  expect(output.price).toBeCloseTo(107.8147491523, 9);
  expect(output.table.rows).toHaveLength(41);
  expect(headline).toBe(
    "The price of 107.81 is within its Bollinger bands: 98.64 to 121.94, middle 110.29.",
  );
});

test("other widths; above and below", async () => {
  await using context = await toolContext();
  const settings = { period: 5, deviations: 1.5 };
  const narrow = await runTool(bollinger, { points: WAVE, ...settings }, context);
  expect(narrow.output.lower).toBeCloseTo(103.210743897, 9);
  expect(narrow.output.upper).toBeCloseTo(107.6298555385, 9);
  expect(narrow.output.state).toBe("above");
  const fall = daily([10, 10, 10, 10, 1]);
  const below = await runTool(bollinger, { points: fall, ...settings }, context);
  expect(below.output.state).toBe("below");
});

test("too few points", async () => {
  await using context = await toolContext();
  await expect(runTool(bollinger, { points: WAVE.slice(0, 19) }, context)).rejects.toThrow(
    "A Bollinger band over 20 prices needs at least 20 points, and there are 19.",
  );
});
