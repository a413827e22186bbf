/** Conditions on rows: values, comparisons, times, and their opposites. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import type { Comparator } from "../../../link/operators.ts";
import type { Period } from "../../../read/reading.ts";
import { meaningOf, type Comparison, type Condition, type Meaning, type Scalar } from "../parts.ts";
import { isTime, isYears } from "../columns.ts";
import { rule, type Made, type Rule } from "../rule.ts";

const TOGETHER = 0.5;

export const conditionRules: readonly Rule[] = [
  rule("value", ["value"], ([{ column, value }]) => ({
    meaning: {
      is: "condition",
      condition: { op: "=", column: column.name, value },
      columns: [column],
      values: [value],
    },
  })),
  rule("column value", ["column", "value"], ([{ column }, value]) =>
    column === value.column ? made(equals(column, value.value)) : undefined,
  ),
  rule("value column", ["value", "column"], ([value, { column }]) =>
    column === value.column ? made(equals(column, value.value)) : undefined,
  ),
  rule("values", ["condition", "op:or", "value"], ([condition, , value]) =>
    oneMore(condition, value),
  ),
  rule("values and", ["condition", "op:and", "value"], ([condition, , value]) =>
    oneMore(condition, value),
  ),
  rule("column text", ["column", "text"], ([{ column }, { text }]) =>
    column.type === "text" ? made(equals(column, text)) : undefined,
  ),
  rule(
    "column compare text",
    ["column", "op:compare", "text"],
    ([{ column }, { operator }, { text }]) => textual(column, operator.comparator, text),
  ),
  rule(
    "column compare value",
    ["column", "op:compare", "value"],
    ([{ column }, { operator }, value]) =>
      column === value.column ||
      ["contains", "starts with", "ends with"].includes(operator.comparator)
        ? textual(column, operator.comparator, value.value)
        : undefined,
  ),
  rule("column number", ["column", "number"], ([column, number], { gap }) => {
    if (!isComparable(column.column) || number.ordinal) return undefined;
    const said = gap(column, number).some((word) =>
      ["is", "was", "are", "were", "of", "equals"].includes(word),
    );
    return made(compare(column.column, "=", number.value), said ? TOGETHER : 0.1);
  }),
  rule("with number column", ["number", "column"], ([number, { column }], { wordBefore }) =>
    isComparable(column) &&
    ["with", "has", "have", "had", "having", "of", "won", "scored", "at"].includes(
      wordBefore(number),
    )
      ? made(compare(column, "=", number.value), 0.2)
      : undefined,
  ),
  rule(
    "column compare number",
    ["column", "op:compare", "number"],
    ([{ column }, { operator }, number]) =>
      isComparable(column) && isOrder(operator.comparator)
        ? made(compare(column, operator.comparator, number.value))
        : undefined,
  ),
  rule(
    "compare number column",
    ["op:compare", "number", "column"],
    ([{ operator }, number, { column }]) =>
      isComparable(column) && isOrder(operator.comparator)
        ? made(compare(column, operator.comparator, number.value))
        : undefined,
  ),
  rule(
    "column number compare",
    ["column", "number", "op:compare"],
    ([{ column }, number, { operator }]) =>
      isComparable(column) && isOneEnd(operator.comparator)
        ? made(compare(column, operator.comparator, number.value))
        : undefined,
  ),
  rule("number compare", ["number", "op:compare"], ([number, { operator }]) =>
    isOneEnd(operator.comparator)
      ? open(operator.comparator, number.value, number.unit)
      : undefined,
  ),
  rule(
    "number compare column",
    ["number", "op:compare", "column"],
    ([number, { operator }, { column }]) =>
      isComparable(column) && isOneEnd(operator.comparator)
        ? made(compare(column, operator.comparator, number.value))
        : undefined,
  ),
  rule("compare number", ["op:compare", "number"], ([{ operator }, number]) =>
    isOrder(operator.comparator)
      ? open(operator.comparator, number.value, number.unit, operator.dimension)
      : undefined,
  ),
  rule("between", ["op:compare", "number", "op:and", "number"], ([{ operator }, low, , high]) =>
    operator.comparator === "between"
      ? between(low.value, high.value, high.unit ?? low.unit)
      : undefined,
  ),
  rule("range", ["range"], ([{ low, high }]) => between(low, high, undefined)),
  rule("column open", ["column", "open condition"], ([{ column }, condition]) =>
    isComparable(column) ? made(close(condition, column)) : undefined,
  ),
  rule("open column", ["open condition", "column"], ([condition, { column }]) =>
    isComparable(column) ? made(close(condition, column), 0.4) : undefined,
  ),
  rule("period", ["period"], ([{ period }]) => ({
    meaning: { is: "open period", period, comparator: "in" },
  })),
  rule("compare period", ["op:compare", "period"], ([{ operator }, { period }]) =>
    isOrder(operator.comparator) && operator.comparator !== "=" && operator.comparator !== "!="
      ? { meaning: { is: "open period", period, comparator: operator.comparator }, bonus: TOGETHER }
      : undefined,
  ),
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
  rule("not condition", ["op:not", "condition"], ([, condition]) => ({
    meaning: { ...meaningOf(condition), condition: negated(condition.condition) },
    bonus: TOGETHER,
  })),
  rule("column not condition", ["column", "op:not", "condition"], ([{ column }, , condition]) =>
    condition.columns.length === 1 && condition.columns[0] === column
      ? {
          meaning: { ...meaningOf(condition), condition: negated(condition.condition) },
          bonus: TOGETHER,
        }
      : undefined,
  ),
  rule("not open condition", ["op:not", "open condition"], ([, open]) => ({
    meaning: { ...meaningOf(open), not: true },
    bonus: TOGETHER,
  })),
  rule("not open period", ["op:not", "open period"], ([, open]) => ({
    meaning: { ...meaningOf(open), not: true },
    bonus: TOGETHER,
  })),
  rule("either", ["condition", "op:or", "condition"], ([first, , second]) => {
    const any = [...alternatives(first.condition), ...alternatives(second.condition)];
    return made({ any }, TOGETHER, [...first.columns, ...second.columns]);
  }),
  rule("missing column", ["op:missing", "column"], ([, { column }]) =>
    made({ op: "missing", column: column.name }, TOGETHER, [column]),
  ),
  rule("column missing", ["column", "op:missing"], ([{ column }]) =>
    made({ op: "missing", column: column.name }, TOGETHER, [column]),
  ),
  rule("without column", ["op:not", "column"], ([, { column }]) =>
    made(
      { op: "missing", column: column.name },
      -0.5,
      [column],
      `rows without a ${column.name} are meant`,
    ),
  ),
  rule("true column", ["column"], ([{ column }]) =>
    column.type === "boolean"
      ? made({ op: "=", column: column.name, value: true }, -0.3, [column])
      : undefined,
  ),
];

function made(
  condition: Condition | undefined,
  bonus = TOGETHER,
  columns?: readonly ColumnFacts[],
  assumed?: string,
): Made | undefined {
  if (condition === undefined) return undefined;
  return {
    meaning: { is: "condition", condition, columns: columns ?? [] },
    bonus,
    ...(assumed !== undefined && { assumed }),
  };
}

function equals(column: ColumnFacts, value: Scalar): Comparison {
  return { op: "=", column: column.name, value };
}

function oneMore(
  condition: { readonly columns: readonly ColumnFacts[]; readonly values?: readonly string[] },
  { column, value }: { readonly column: ColumnFacts; readonly value: string },
): Made | undefined {
  if (condition.values === undefined || condition.columns[0] !== column) return undefined;
  if (condition.values.includes(value)) return undefined;
  const values = [...condition.values, value];
  return {
    meaning: {
      is: "condition",
      condition: { op: "in", column: column.name, values },
      columns: [column],
      values,
    },
    bonus: TOGETHER,
  };
}

function textual(column: ColumnFacts, comparator: Comparator, text: string): Made | undefined {
  if (column.type !== "text" || comparator === "between" || "<>".includes(comparator[0] ?? ""))
    return undefined;
  return made({ op: comparator, column: column.name, value: text });
}

function isComparable({ type }: ColumnFacts): boolean {
  return type === "number" || type === "time";
}

function isOrder(comparator: Comparator): comparator is "=" | "!=" | "<" | "<=" | ">" | ">=" {
  return ["=", "!=", "<", "<=", ">", ">="].includes(comparator);
}

/** They stand behind a number as well: "5 or more". */
function isOneEnd(comparator: Comparator): comparator is "<=" | ">=" {
  return comparator === "<=" || comparator === ">=";
}

export function compare(
  column: ColumnFacts,
  op: "=" | "!=" | "<" | "<=" | ">" | ">=",
  value: number,
): Comparison {
  return { op, column: column.name, value: column.type === "time" ? String(value) : value };
}

function open(
  comparator: Comparator,
  value: number,
  unit?: string,
  dimension?: Extract<Meaning, { is: "open condition" }>["dimension"],
): Made {
  return {
    meaning: {
      is: "open condition",
      comparator,
      value,
      ...(unit !== undefined && { unit }),
      ...(dimension !== undefined && { dimension }),
    },
    bonus: TOGETHER,
  };
}

function between(low: number, high: number, unit: string | undefined): Made {
  const [from, to] = low <= high ? [low, high] : [high, low];
  return {
    meaning: {
      is: "open condition",
      comparator: "between",
      value: from,
      upTo: to,
      ...(unit !== undefined && { unit }),
    },
    bonus: TOGETHER,
  };
}

/** A comparison whose column has been found. */
export function close(
  condition: Extract<Meaning, { is: "open condition" }>,
  column: ColumnFacts,
): Comparison {
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
  { period, comparator, not }: Extract<Meaning, { is: "open period" }>,
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

function spanning(first: Period, last: Period): Period {
  return {
    ...(first.from !== undefined && { from: first.from }),
    ...(last.to !== undefined && { to: last.to }),
    ...(first.unit !== undefined && { unit: first.unit }),
  };
}

function negated(condition: Condition): Condition {
  return { ...condition, not: condition.not !== true };
}

function alternatives(condition: Condition): readonly Comparison[] {
  return "any" in condition && condition.not !== true ? condition.any : [condition as Comparison];
}
