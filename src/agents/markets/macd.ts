import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { newestOf, pointsInput, requirePoints } from "./points.ts";
import { amount } from "./wording.ts";

/**
 * Moving average convergence/divergence: G. Appel, "Technical Analysis: Power Tools for Active Investors", 2005.
 * MACD = EMA(fast) - EMA(slow), signal = EMA of the MACD, histogram = MACD - signal, where
 * EMA = previous + 2 / (n + 1) · (value - previous), begun with the first value. Values are given from where
 * the slow average has `slow` prices and the signal has `signal` values: before, the beginning weighs too much.
 */
export const macd = defineTool({
  name: "macd",
  description:
    "Compute the MACD of prices (moving average convergence/divergence): whether the trend turns up or down.",
  version: "1",
  input: z.object({
    points: pointsInput,
    fast: z.int().min(1).max(200).default(12).describe("periods of the fast average"),
    slow: z.int().min(2).max(400).default(26).describe("periods of the slow average"),
    signal: z.int().min(1).max(200).default(9).describe("periods of the signal line"),
  }),
  output: z.object({
    macd: z.number().describe("the newest MACD"),
    signal: z.number().describe("the newest signal"),
    histogram: z.number().describe("MACD minus signal"),
    state: z.enum(["bullish", "bearish"]).describe("bullish when the MACD is above its signal"),
    crossed: z.string().nullable().describe("when the MACD last crossed its signal"),
    table: tableSchema,
  }),
  estimate: { seconds: 0.1 },
  phrases: [
    "MACD",
    "moving average convergence divergence",
    "bullish or bearish",
    "trend reversal",
    "signal line",
    "technical indicators",
  ],

  async run({ points, fast, slow, signal }) {
    if (fast >= slow) {
      throw new ToolError(
        `The fast average (${fast}) must be shorter than the slow one (${slow}).`,
        {
          help: "The usual periods are 12 and 26.",
        },
      );
    }
    requirePoints(points, slow + signal - 1, `MACD (${fast}, ${slow}, ${signal})`);
    const { EMA, MACD } = await import("trading-signals");
    const indicator = new MACD(new EMA(fast), new EMA(slow), new EMA(signal));
    const values = indicator.updates(points.map((point) => point.value));
    const rows = points
      .flatMap(({ at }, index) => {
        const result = values[index] ?? null;
        return result === null ? [] : [{ at, ...result }];
      })
      .slice(signal - 1);
    const newest = newestOf(rows);
    const before = rows.findLastIndex((row) => row.histogram > 0 !== newest.histogram > 0);
    return {
      macd: newest.macd,
      signal: newest.signal,
      histogram: newest.histogram,
      state: newest.histogram > 0 ? ("bullish" as const) : ("bearish" as const),
      crossed: before === -1 ? null : (rows[before + 1]?.at ?? null),
      table: {
        title: `MACD (${fast}, ${slow}, ${signal})`,
        columns: [
          { name: "at", type: "time" as const },
          { name: "macd", type: "number" as const },
          { name: "signal", type: "number" as const },
          { name: "histogram", type: "number" as const },
        ],
        rows: rows.map((row) => ({
          at: row.at,
          macd: row.macd,
          signal: row.signal,
          histogram: row.histogram,
        })),
      },
    };
  },

  headline({ macd: value, signal, state, crossed, table }) {
    const since = crossed === null ? "" : ` since ${crossed.slice(0, 10)}`;
    return [
      `The ${table.title} is ${amount(value)}, its signal ${amount(signal)}: ${state}${since}.`,
    ];
  },
});
