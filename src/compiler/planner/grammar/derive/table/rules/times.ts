/** Conditions that say when. */
import { inPeriod } from "../close-conditions.ts";
import { isTime } from "../columns.ts";
import { meaningOf } from "../parts.ts";
import { isOrder, made, spanning } from "./made-conditions.ts";
import { rule, type Rule } from "../rule.ts";

const TOGETHER = 0.5;

export const timeRules: readonly Rule[] = [
  rule("period", ["period"], ([{ period }]) => ({
    meaning: { is: "open period", period, comparator: "in" },
  })),
  rule("compare period", ["op:compare", "period"], ([compare, time], { gap }) => {
    const { operator } = compare;
    const { period } = time;
    // "Before the 1982 match" is the match before that one.
    if (gap(compare, time).includes("the") && period.unit === "year") return undefined;
    return isOrder(operator.comparator) && operator.comparator !== "=" && operator.comparator !== "!="
      ? { meaning: { is: "open period", period, comparator: operator.comparator }, bonus: TOGETHER }
      : undefined;
  }),
  rule(
    "between periods",
    ["op:compare", "period", "op:and", "period"],
    ([{ operator }, first, , last]) => {
      if (operator.comparator !== "between") return undefined;
      return {
        meaning: {
          is: "open period",
          period: spanning(first.period, last.period),
          comparator: "in",
        },
        bonus: TOGETHER,
      };
    },
  ),
  rule("column period", ["column", "open period"], ([{ column }, time]) =>
    isTime(column) ? made(inPeriod(time, column)) : undefined,
  ),
  rule("not open period", ["op:not", "open period"], ([, open]) => ({
    meaning: { ...meaningOf(open), not: true },
    bonus: TOGETHER,
  })),

  rule("bucket of period", ["op:bucket", "period"], ([{ operator }, { period }]) =>
    operator.bucket === period.unit
      ? { meaning: { is: "open period", period, comparator: "in" }, bonus: TOGETHER }
      : undefined,
  ),
  rule("period bucket", ["period", "op:bucket"], ([{ period }, { operator }]) =>
    operator.bucket === period.unit
      ? { meaning: { is: "open period", period, comparator: "in" }, bonus: 0.4 }
      : undefined,
  ),
  rule("column of time period", ["open period", "column"], ([time, { column }], { gap }) =>
    isTime(column) && gap.length > 0
      ? made(inPeriod(time, column), 0.2)
      : undefined,
  ),
  rule("periods", ["period", "period"], ([first, second], { gap }) =>
    gap(first, second).some((word) => ["to", "and", "vs", "versus"].includes(word))
      ? { meaning: { is: "periods", first: first.period, second: second.period } }
      : undefined,
  ),
  rule("periods and", ["period", "op:and", "period"], ([first, , second]) => ({
    meaning: { is: "periods", first: first.period, second: second.period },
  })),
  rule("between two periods", ["op:compare", "periods"], ([{ operator }, periods]) =>
    operator.comparator === "between" ? { meaning: meaningOf(periods), bonus: 0.3 } : undefined,
  ),
];
