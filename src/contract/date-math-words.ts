/** Times of date math in words, for people: none of them ever sees `now/M-1d`. */
import { parseDateMath, type Step, type TimeUnit } from "./date-math.ts";

/** In words: `yesterday`, `the start of last week`, `3 months ago`; the text itself where it is no such time. */
export function describeDateMath(text: string): string {
  const steps = parseDateMath(text);
  return steps === undefined ? text : describe(steps);
}

function describe(steps: readonly Step[]): string {
  const [first, second, ...more] = steps;
  if (first === undefined) return "now";
  const [added, rounded] = first.do === "add" ? [first, second] : [undefined, first];
  const isLonger = more.length > 0 || (added === undefined && second !== undefined);
  if (isLonger || (rounded !== undefined && rounded.do !== "round"))
    return lastDayOf(steps) ?? stepByStep(steps);
  const { count = 0, unit = rounded?.unit ?? "day" } = added ?? {};
  if (rounded === undefined) return awayFrom(count, unit);
  if (rounded.unit === "day") return dayWords(count, unit);
  if (unit !== rounded.unit) return `the start of the ${rounded.unit}, ${awayFrom(count, unit)}`;
  if (count === 0) return `the start of this ${unit}`;
  if (count === -1) return `the start of last ${unit}`;
  return `the start of the ${unit} ${awayFrom(count, unit)}`;
}

/** `now/M-1d` is the last day of last month, and `now/M+1M-1d` that of this one. */
function lastDayOf([rounded, ...steps]: readonly Step[]): string | undefined {
  if (rounded?.do !== "round" || rounded.unit === "day") return undefined;
  const { unit } = rounded;
  const said = steps.map((step) => (step.do === "add" ? `${step.count} ${step.unit}` : "")).join();
  if (said === "-1 day") return `the last day of last ${unit}`;
  return said === `1 ${unit},-1 day` ? `the last day of this ${unit}` : undefined;
}

/** What is done last, to what the steps before it give. */
function stepByStep(steps: readonly Step[]): string {
  const [last, before] = [steps.at(-1), steps.slice(0, -1)];
  if (last === undefined) return "now";
  const from = before.at(-1);
  const isWholeDay = from?.do === "round" && from.unit === "day";
  const given = `${isWholeDay ? "the start of " : ""}${describe(before)}`;
  if (last.do === "round") return `the start of the ${last.unit} of ${given}`;
  return `${amountOf(last.count, last.unit)} ${last.count > 0 ? "after" : "before"} ${given}`;
}

function dayWords(count: number, unit: TimeUnit): string {
  if (count === 0) return "today";
  if (unit === "day" && count === -1) return "yesterday";
  if (unit === "day" && count === 1) return "tomorrow";
  return `the day ${awayFrom(count, unit)}`;
}

function awayFrom(count: number, unit: TimeUnit): string {
  return count > 0 ? `in ${amountOf(count, unit)}` : `${amountOf(count, unit)} ago`;
}

function amountOf(count: number, unit: TimeUnit): string {
  return `${Math.abs(count)} ${unit}${Math.abs(count) === 1 ? "" : "s"}`;
}
