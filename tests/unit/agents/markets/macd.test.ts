import { expect, test } from "vitest";
import { macd } from "../../../../src/agents/markets/macd.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { daily, WAVE } from "./series.ts";

test("against an independent computation in Python", async () => {
  await using context = await toolContext();
  const { output, headline } = await runTool(macd, { points: WAVE }, context);
  expect(output.macd).toBeCloseTo(-1.2999813244, 9);
  expect(output.signal).toBeCloseTo(-0.6871286082, 9);
  expect(output.histogram).toBeCloseTo(-0.6128527163, 9);
  expect(output.table.rows).toHaveLength(60 - 26 - 9 + 2);
  expect(output.table.rows[0]?.["signal"]).toBeCloseTo(-0.714628495, 9);
  expect(output.crossed).toBe(WAVE[46]?.at);
  expect(output.state).toBe("bearish");
  expect(headline).toBe(
    "The MACD (12, 26, 9) is -1.30, its signal -0.6871: bearish since 2025-02-16.",
  );
});

test("a steady rise is bullish from the beginning", async () => {
  await using context = await toolContext();
  const points = daily(Array.from({ length: 40 }, (_, i) => 1.1 ** i));
  const { output } = await runTool(macd, { points }, context);
  expect(output).toMatchObject({ state: "bullish", crossed: null });
});

test("too few points, and periods the wrong way round", async () => {
  await using context = await toolContext();
  const points = WAVE.slice(0, 33);
  await expect(runTool(macd, { points }, context)).rejects.toThrow(
    "MACD (12, 26, 9) needs at least 34 points, and there are 33.",
  );
  await expect(runTool(macd, { points: WAVE, fast: 30 }, context)).rejects.toThrow(
    "The fast average (30) must be shorter than the slow one (26).",
  );
});
