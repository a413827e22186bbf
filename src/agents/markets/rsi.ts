import { z } from "zod";
import { defineTool, pointSchema, tableSchema } from "../../catalog/authoring.ts";
import { newestOf, pointsInput, requirePoints } from "./points.ts";

/** Wilder's own marks. */
const OVERBOUGHT = 70;
const OVERSOLD = 30;

/**
 * Relative strength index: J. W. Wilder, "New Concepts in Technical Trading Systems", 1978.
 * RSI = 100 - 100 / (1 + mean gain / mean loss). The first means are plain ones over `period` changes;
 * each later one is (mean · (period - 1) + change) / period. Without any loss it is 100.
 */
export const rsi = defineTool({
  name: "rsi",
  description:
    "Compute the relative strength index (RSI) of prices: whether they are overbought or oversold.",
  version: "1",
  input: z.object({
    points: pointsInput,
    period: z.int().min(2).max(200).default(14).describe("how many changes are smoothed"),
  }),
  output: z.object({
    value: z.number().min(0).max(100).describe("the newest RSI"),
    state: z.enum(["overbought", "neutral", "oversold"]),
    period: z.int(),
    points: z.array(pointSchema).describe("the RSI at each time that has one"),
    table: tableSchema,
  }),
  estimate: { seconds: 0.1 },
  phrases: [
    "RSI",
    "relative strength index",
    "overbought or oversold",
    "is it overbought",
    "momentum indicator",
    "technical indicators",
  ],

  async run({ points, period }) {
    requirePoints(points, period + 1, `RSI over ${period} changes`);
    const { RSI } = await import("trading-signals");
    const values = new RSI(period).updates(points.map((point) => point.value));
    const rows = points.flatMap(({ at, value: price }, index) => {
      const result = values[index] ?? null;
      return result === null ? [] : [{ at, price, rsi: result }];
    });
    const value = newestOf(rows).rsi;
    return {
      value,
      state: stateOf(value),
      period,
      points: rows.map(({ at, rsi: result }) => ({ at, value: result })),
      table: {
        title: `RSI (${period})`,
        columns: [
          { name: "at", type: "time" as const },
          { name: "price", type: "number" as const },
          { name: "rsi", type: "number" as const },
        ],
        rows,
      },
    };
  },

  headline({ value, state, period }) {
    return [`The RSI (${period}) is ${value.toFixed(1)}: ${state}.`];
  },
});

function stateOf(value: number): "overbought" | "neutral" | "oversold" {
  if (value >= OVERBOUGHT) return "overbought";
  return value <= OVERSOLD ? "oversold" : "neutral";
}
