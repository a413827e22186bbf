/** Conditions whose column is found after the fact: a comparison, and a time. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import { amountOf } from "../../link/column-units.ts";
import type { Period } from "../../read/reading.ts";
import { isWritten } from "../../link/written-numbers.ts";
import { isTime, isYears } from "./columns.ts";
import type { Comparison, OpenCondition, OpenPeriod, Scalar } from "./parts.ts";

/** A comparison whose column has been found; `undefined` where it holds no such amounts. */
export function close(condition: OpenCondition, column: ColumnFacts): Comparison | undefined {
  const { comparator, not, unit } = condition;
  // "Before 10" is no time of day in seconds, and "older than 10 years" no year above 10.
  if (
    isWritten(column) &&
    column.written === "clock seconds" &&
    unit === undefined &&
    typeof condition.value === "number"
  )
    return undefined;
  if (condition.dimension === "age" && isTime(column)) return undefined;
  const scalar = (given: Scalar | undefined): Scalar | undefined => {
    if (typeof given !== "number") return given;
    const amount = unit === undefined ? given : amountOf(column, given, unit);
    if (column.type !== "time" || amount === undefined) return amount;
    // Of numbers only a year is a time.
    return amount >= 1000 && amount < 3000 ? String(amount) : undefined;
  };
  const [value, upTo] = [scalar(condition.value), scalar(condition.upTo)];
  if (value === undefined || (upTo === undefined) !== (condition.upTo === undefined))
    return undefined;
  if (comparator === "between" && upTo !== undefined)
    return {
      op: "between",
      column: column.name,
      from: value,
      to: upTo,
      ...(not && { not }),
    };
  return {
    op: comparator === "between" ? "=" : comparator,
    column: column.name,
    value,
    ...(not && { not }),
  };
}

/** The rows of a time, by a column of times or of years. */
export function inPeriod(
  { period, comparator, not }: OpenPeriod,
  column: ColumnFacts,
): Comparison | undefined {
  const { from, to } = relativeOr(period);
  // A month without a year, of rows that all are older: of which year it is meant is not known.
  const isBare = /^now(?:-\d+M)?\/y\+/.test(period.math?.from ?? "");
  if (isBare && period.from !== undefined && (column.max ?? "9") < period.from) return undefined;
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
