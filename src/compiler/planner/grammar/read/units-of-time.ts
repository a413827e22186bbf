/** Units of time by their names and abbreviations. */

export type TimeUnit =
  "millisecond" | "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

const UNITS: Readonly<Record<string, TimeUnit>> = {
  millisecond: "millisecond", ms: "millisecond", second: "second", sec: "second", s: "second", minute: "minute",
  min: "minute", hour: "hour", hr: "hour", h: "hour", day: "day", d: "day", week: "week", wk: "week", w: "week",
  month: "month", mo: "month", mth: "month", quarter: "quarter", year: "year", yr: "year", y: "year",
}; // prettier-ignore
/** Abbreviations of one letter count only where a number is glued to them: `5h`. */
const PLURAL = /(?<=[a-z]{2})s$/;

/** `days` is `day`; `undefined` of words that are no unit of time. */
export function unitOfTime(lower: string): TimeUnit | undefined {
  const singular = lower === "ms" ? lower : lower.replace(PLURAL, "");
  return Object.hasOwn(UNITS, singular) ? UNITS[singular] : undefined;
}

export function isUnitOfTime(lower: string): boolean {
  return lower.length > 1 && unitOfTime(lower) !== undefined;
}
