import type { Point } from "../../../../src/catalog/authoring.ts";

/** Values of consecutive days. */
export function daily(values: readonly number[]): Point[] {
  return values.map((value, i) => ({
    at: new Date(Date.UTC(2025, 0, 1 + i)).toISOString(),
    value,
  }));
}

/** 60 days of a wave with a slope. */
export const WAVE = daily(Array.from({ length: 60 }, (_, i) => 100 + 10 * Math.sin(i / 5) + i / 4));
