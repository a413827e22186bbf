/** Conditions that compare a column with numbers. */
import {
  between,
  compare,
  isComparable,
  isOneEnd,
  isOrder,
  made,
  open,
} from "./made-conditions.ts";
import { close } from "../close-conditions.ts";
import { meaningOf } from "../parts.ts";
import { rule, type Rule } from "../rule.ts";

const TOGETHER = 0.5;

export const comparisonRules: readonly Rule[] = [
  rule("column number", ["column", "number"], ([column, number], { gap }) => {
    if (!isComparable(column.column) || number.ordinal) return undefined;
    const words = gap(column, number);
    if (column.column.type === "time" || words.includes("the")) return undefined;
    const said = words.some((word) => ["is", "was", "are", "were", "of", "equals"].includes(word));
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
  rule("compare number", ["op:compare", "number"], ([comparison, number], { gap }) =>
    !gap(comparison, number).includes("the") && isOrder(comparison.operator.comparator)
      ? open(
          comparison.operator.comparator,
          number.value,
          number.unit,
          comparison.operator.dimension,
        )
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
  rule(
    "open nouns in column",
    ["open condition", "noun", "column"],
    ([condition, noun, column], { gap }) =>
      isComparable(column.column) &&
      noun.plural &&
      gap(noun, column).some((word) => ["in", "of", "for"].includes(word))
        ? made(close(condition, column.column), 0.4)
        : undefined,
  ),
  rule("not open condition", ["op:not", "open condition"], ([, opened]) => ({
    meaning: { ...meaningOf(opened), not: true },
    bonus: TOGETHER,
  })),

  rule("column range", ["column", "range"], ([{ column }, { low, high }]) =>
    isComparable(column)
      ? made(
          close(
            {
              is: "open condition",
              comparator: "between",
              value: Math.min(low, high),
              upTo: Math.max(low, high),
            },
            column,
          ),
        )
      : undefined,
  ),
  rule(
    "columns compared",
    ["column", "op:compare", "column"],
    ([{ column: left }, { operator }, { column: right }]) =>
      left !== right &&
      left.type === right.type &&
      isComparable(left) &&
      isOrder(operator.comparator)
        ? made({ op: operator.comparator, column: left.name, value: { column: right.name } })
        : undefined,
  ),
];
