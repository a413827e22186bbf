/** Conditions whose column is found after the fact: a comparison, and a time. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import type { Period } from "../../read/reading.ts";
import { isYears } from "./columns.ts";
import type { Comparison, OpenCondition, OpenPeriod, Scalar } from "./parts.ts";

/** A comparison whose column has been found. */
export function close(condition: OpenCondition, column: ColumnFacts): Comparison {
  const { comparator, value, upTo, not } = condition;
  const scalar = (given: Scalar): Scalar => (column.type === "time" ? String(given) : given);
  if (comparator === "between" && upTo !== undefined)
    return {
      op: "between",
      column: column.name,
      from: scalar(value),
      to: scalar(upTo),
      ...(not && { not }),
    };
  return {
    op: comparator === "between" ? "=" : comparator,
    column: column.name,
    value: scalar(value),
    ...(not && { not }),
  };
}

/** The rows of a time, by a column of times or of years. */
export function inPeriod(
  { period, comparator, not }: OpenPeriod,
  column: ColumnFacts,
): Comparison | undefined {
  const { from, to } = relativeOr(period);
  const years = isYears(column);
  const edge = (day: unknown): Scalar | undefined => {
    if (day === undefined) return undefined;
    if (!years) return day as Scalar;
    const year = typeof day === "string" ? /^\d{4}/.exec(day)?.[0] : undefined;
    return year === undefined ? undefined : Number(year);
  };
  if (years && period.unit !== undefined && period.unit !== "year") return undefined;
  const [start, end] = [edge(from), edge(to)];
  const more = { column: column.name, ...(not && { not }) };
  switch (comparator) {
    case "<":
      return start === undefined ? undefined : { op: "<", value: start, ...more };
    case "<=":
      return end === undefined ? undefined : { op: "<=", value: end, ...more };
    case ">":
      return end === undefined ? undefined : { op: ">", value: end, ...more };
    case ">=":
      return start === undefined ? undefined : { op: ">=", value: start, ...more };
    case "in":
      if (start !== undefined && end !== undefined)
        return start === end
          ? { op: "=", value: start, ...more }
          : { op: "between", from: start, to: end, ...more };
      if (start !== undefined) return { op: ">=", value: start, ...more };
      return end === undefined ? undefined : { op: "<=", value: end, ...more };
  }
}

/** Times that count from today stay relative in the plan. */
function relativeOr({ from, to, math }: Period): { from?: unknown; to?: unknown } {
  return {
    from: math?.from === undefined ? from : { $time: math.from },
    to: math?.to === undefined ? to : { $time: math.to },
  };
}
