/** Conditions that compare a column with numbers, times and other columns; and rows beside other rows. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { amountIn } from "../../../link/conversion.ts";
import type { Comparator } from "../../../link/operators.ts";
import type { Period } from "../../../read/reading.ts";
import { close, inPeriod } from "../close-conditions.ts";
import { isIdentifier, isTime } from "../columns.ts";
import { meaningOf, type Condition, type OpenCondition, type PartOf } from "../parts.ts";
import { either, rule, type Made, type Rule } from "../rule.ts";
import { isComparable, openCondition, saidBy, saysWhole, where } from "./meanings.ts";

const BEING = new Set(["is", "was", "are", "were", "of", "equals"]);
const DURING = new Set(["in", "of", "for", "during"]);
const HAVING = new Set("with has have had having of won scored at".split(" "));

export const comparisonRules: readonly Rule[] = [
  rule("column number", 0.1, ([column, number], { gap }) => {
    const words = gap(column, number);
    if (column.column.type !== "number" || number.ordinal || words.includes("the"))
      return undefined;
    // "2017 to 2024" are columns of years.
    if (words.includes("to")) return undefined;
    // "Revenue in 2023" is that of the year, and no amount.
    if (number.year === true && words.some((word) => DURING.has(word))) return undefined;
    // "Bookings at 12 pounds" are none with that number.
    if (number.unit !== undefined && isIdentifier(column.column)) return undefined;
    const said = equal(column.column, number);
    return said && words.some((word) => BEING.has(word)) ? { ...said, bonus: 0.5 } : said;
  }),
  rule("number column", 0.2, ([number, { column }], { wordBefore }) =>
    isComparable(column) && HAVING.has(wordBefore(number)) ? equal(column, number) : undefined,
  ),
  // "With 95 points or more"
  rule("number column COMPARE", 0.9, ([{ value, unit, ordinal }, { column }, { comparator }]) => {
    const isMost = comparator === "<=" || comparator === ">=";
    return isMost && ordinal === undefined && isComparable(column) && !isIdentifier(column)
      ? closed({ comparator, value, unit }, column)
      : undefined;
  }),
  rule("COMPARE number", 0.5, ([compare, number], { gap }) =>
    !gap(compare, number).includes("the") && isOrder(compare.comparator)
      ? openCondition(compare.comparator, number, { dimension: compare.dimension })
      : undefined,
  ),
  rule("number COMPARE", 0.5, ([number, { comparator }]) =>
    comparator === "<=" || comparator === ">=" ? openCondition(comparator, number) : undefined,
  ),
  rule("COMPARE number AND number", 0.5, ([{ comparator }, low, , high]) =>
    comparator === "between" ? betweenAmounts(low, high) : undefined,
  ),
  // "Above the 5th floor"
  rule("COMPARE number column", 0.9, ([{ comparator }, number, { column }]) =>
    number.ordinal && isComparable(column) && isOrder(comparator)
      ? closed({ comparator, value: number.value }, column)
      : undefined,
  ),
  rule("range", 0.5, ([{ low, high }]) => between(low, high)),
  rule("column openCondition", 0, ([column, condition]) => compared(column, condition)),
  // "Deeper than 4 m and diameter under 300": what stands behind "and" is something else.
  rule("openCondition column", 0.4, ([condition, column], { gap }) =>
    gap(condition, column).some((word) => word === "and" || word === "or")
      ? undefined
      : compared(column, condition),
  ),
  rule("openCondition noun column", 0.4, ([condition, noun, column], { gap }) =>
    isComparable(column.column) &&
    !isIdentifier(column.column) &&
    noun.plural &&
    gap(noun, column).some((word) => ["in", "of", "for"].includes(word))
      ? closed(condition, column.column)
      : undefined,
  ),
  rule("NOT openCondition|openPeriod", 0.5, ([, open]) => ({ ...meaningOf(open), not: true })),
  rule("column COMPARE column", 0.5, ([{ column }, { comparator }, { column: other }]) =>
    column !== other && column.type === other.type && isComparable(column) && isOrder(comparator)
      ? where({ op: comparator, column: column.name, value: { column: other.name } }, column)
      : undefined,
  ),
];

export const timeRules: readonly Rule[] = [
  rule("period", 0, ([{ period }]) => ({ is: "openPeriod", period, comparator: "in" })),
  rule("COMPARE period", 0.5, ([compare, time], { gap }) => {
    const { period } = time;
    // "Before the 1982 match" is the match before that one.
    if (gap(compare, time).includes("the") && period.unit === "year") return undefined;
    return isOneSided(compare.comparator)
      ? { is: "openPeriod", period, comparator: compare.comparator }
      : undefined;
  }),
  rule(
    "COMPARE period AND period",
    0.5,
    ([{ comparator }, { period: first }, , { period: last }]) =>
      comparator === "between"
        ? { is: "openPeriod", period: spanning(first, last), comparator: "in" }
        : undefined,
  ),
  rule("column openPeriod", 0.5, ([{ column }, time]) => during(column, time)),
  rule("openPeriod column", 0.2, ([time, column], { gap }) =>
    gap(time, column).length > 0 ? during(column.column, time) : undefined,
  ),
  ...either(["BUCKET", "period"], [0.5, 0.4], ({ bucket }, { period }) =>
    bucket === period.unit ? { is: "openPeriod", period, comparator: "in" } : undefined,
  ),
  rule("period period", 0, ([first, second], { gap }) =>
    gap(first, second).some((word) => ["to", "and", "vs", "versus"].includes(word))
      ? { is: "periods", first: first.period, second: second.period }
      : undefined,
  ),
  rule("period AND period", 0, ([first, , second]) => ({
    is: "periods",
    first: first.period,
    second: second.period,
  })),
  rule("COMPARE periods", 0.3, ([{ comparator }, periods]) =>
    comparator === "between" ? meaningOf(periods) : undefined,
  ),
];

/** Rows that are found by another row. */
export const otherRowRules: readonly Rule[] = [
  rule("NEIGHBOUR condition", 0.5, ([{ side }, condition]) => beside(side, condition)),
  rule("NEIGHBOUR COMPARE condition", 0.5, ([{ side }, compare, condition]) =>
    side === sideOf(compare) ? beside(side, condition) : undefined,
  ),
  rule("NEIGHBOUR noun COMPARE condition", 1, ([{ side }, , compare, condition]) =>
    side === sideOf(compare) ? beside(side, condition) : undefined,
  ),
  rule("NEIGHBOUR column COMPARE condition", 1, ([{ side }, { column }, compare, condition]) =>
    side === sideOf(compare) ? { ...beside(side, condition), target: column } : undefined,
  ),
  rule("NEIGHBOUR column condition", 0.5, ([{ side }, { column }, condition]) =>
    condition.columns[0] === column ? { ...beside(side, condition), target: column } : undefined,
  ),
  rule("COMPARE condition", 0, ([compare, condition]) => {
    const side = sideOf(compare);
    return side !== undefined && condition.values?.length === 1
      ? beside(side, condition)
      : undefined;
  }),
  rule("SAME column condition", 0.5, ([, { column }, { condition, columns }]) => ({
    is: "same",
    column,
    condition,
    columns,
  })),
];

type Order = "=" | "!=" | "<" | "<=" | ">" | ">=";
type Side = "next" | "previous";

function isOrder(comparator: Comparator): comparator is Order {
  return ["=", "!=", "<", "<=", ">", ">="].includes(comparator);
}

function compared(named: PartOf<"column">, condition: OpenCondition): Made | undefined {
  const { column } = named;
  // "Pupils with more than 8 lessons" are none whose number is above 8.
  const isNumbering = isIdentifier(column) && condition.comparator !== "=" && !saysWhole(named);
  const isOther = condition.unit !== undefined && isIdentifier(column);
  return isComparable(column) && !isOther && !isNumbering ? closed(condition, column) : undefined;
}

function isOneSided(comparator: Comparator): comparator is Exclude<Order, "=" | "!="> {
  return /^[<>]/.test(comparator);
}

function equal(column: ColumnFacts, { value, unit }: PartOf<"number">) {
  return closed({ comparator: "=", value, unit }, column);
}

function closed(condition: OpenCondition, column: ColumnFacts): Made | undefined {
  const found = close(condition, column);
  return found && where(found, column);
}

function during(column: ColumnFacts, time: PartOf<"openPeriod">): Made | undefined {
  const condition: Condition | undefined = isTime(column) ? inPeriod(time, column) : undefined;
  return condition && where(condition, column);
}

function between(one: number, other: number, unit?: string): Made {
  const [value, upTo] = [Math.min(one, other), Math.max(one, other)];
  return { is: "openCondition", comparator: "between", value, upTo, unit };
}

/** "Between 30 minutes and 2 hours": both in the unit of the second. */
function betweenAmounts(low: PartOf<"number">, high: PartOf<"number">): Made | undefined {
  const isOne = low.unit === undefined || high.unit === undefined;
  const value = isOne ? low.value : amountIn(low.value, low.unit, high.unit);
  return value === undefined ? undefined : between(value, high.value, high.unit ?? low.unit);
}

function spanning({ from, unit }: Period, { to }: Period): Period {
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(unit && { unit }),
  };
}

/** After a row is the next one. */
function sideOf(compare: PartOf<"operator">): Side | undefined {
  return ({ after: "next", before: "previous" } as const)[saidBy(compare)];
}

function beside(side: Side, { condition, columns }: PartOf<"condition">) {
  return { is: "neighbour", side, condition, columns } as const;
}
