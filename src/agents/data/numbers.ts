/** How numbers and times are written in sentences. */
import { writePeriod } from "../../catalog/authoring.ts";
import type { Cell } from "../../catalog/authoring.ts";
import type { Bucket } from "./time-buckets.ts";

const PLAIN = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
/** Cut to the decimals of the others, and not whole. */
const NEARLY_WHOLE = new Intl.NumberFormat("en", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const SMALL = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** `1,234.5`, `64.73`, `34.00` of 34.003, `0.00123`. */
export function say(value: Cell | undefined): string {
  if (typeof value !== "number") return String(value ?? "nothing");
  if (Math.abs(value) < 1) return SMALL.format(value);
  const isCut = !Number.isInteger(value) && Number.isInteger(Number(value.toFixed(2)));
  return (isCut ? NEARLY_WHOLE : PLAIN).format(value);
}

/** `1 row`, `1,234 rows`, `5 series`. */
export function count(number: number, noun: string): string {
  return `${PLAIN.format(number)} ${noun}${number === 1 || noun.endsWith("s") ? "" : "s"}`;
}

export function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `over 123 months`, or `over 52 points from 1565 to 1821` when some are missing in between. */
export function sayPeriods(points: number, first: string, last: string, bucket: Bucket): string {
  const [from, to] = [new Date(first), new Date(last)];
  const days = (to.getTime() - from.getTime()) / 86_400_000;
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const months = years * 12 + to.getUTCMonth() - from.getUTCMonth();
  const steps = { day: days, week: days / 7, month: months, quarter: months / 3, year: years };
  if (steps[bucket] + 1 === points) return `over ${count(points, bucket)}`;
  const digits = bucket === "year" ? 4 : bucket === "month" ? 7 : 10;
  return `over ${count(points, "point")} from ${first.slice(0, digits)} to ${last.slice(0, digits)}`;
}

/** `in 2010-03` for a month, `in 2010-Q1`, `in 2010-W05`, `on 2010-03-01`. */
export function sayTime(at: string, bucket: Bucket): string {
  switch (bucket) {
    case "year":
      return `in ${at.slice(0, 4)}`;
    case "month":
      return `in ${at.slice(0, 7)}`;
    case "day":
      return `on ${at}`;
    case "week":
    case "quarter":
      return `in ${writePeriod(at, bucket)}`;
  }
}

/** `A`, `A and B`, `A, B and C`. */
export function sayList(items: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(items);
}
