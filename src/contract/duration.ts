/** Lengths of time as people write them in settings: `90s`, `15m`, `24h`, `7d`. */
import { z } from "zod";

const MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const DURATION = /^(\d{1,9})([smhd])$/;

export const durationSchema = z.string().regex(DURATION, "a number and a unit: 90s, 15m, 24h, 7d");

/** @param text that fits `durationSchema` */
export function durationMs(text: string): number {
  const [, number = "0", unit = "s"] = DURATION.exec(text) ?? [];
  return Number(number) * MS[unit as keyof typeof MS];
}

/** The same length as text, in the largest unit that says it in whole numbers: `90s`, `15m`; `1500ms` below. */
export function durationText(ms: number): string {
  const units = Object.entries(MS).toReversed();
  const [unit, size] = units.find(([, each]) => ms % each === 0) ?? ["ms", 1];
  return `${ms / size}${unit}`;
}
