/** The meanings that several rules give. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { wordsOfName } from "../../../link/identifier.ts";
import type { Comparator } from "../../../link/operators.ts";
import type { Use } from "../../derivation.ts";
import { truthOf } from "../columns.ts";
import { meaningOf, type Condition, type Meaning, type PartOf } from "../parts.ts";
import type { Made } from "../rule.ts";

export function where(condition: Condition, ...columns: readonly ColumnFacts[]): Made {
  return { is: "condition", condition, columns };
}

/** A condition that a column has one of some values that stand in it. */
export function valued(column: ColumnFacts, values: readonly string[], not?: boolean): Made {
  const [value = "", ...others] = values;
  const condition: Condition =
    others.length === 0
      ? { op: "=", column: column.name, value, not }
      : { op: "in", column: column.name, values, not };
  return { is: "condition", condition, columns: [column], values };
}

export function negated(part: PartOf<"condition">): Made {
  const { condition } = part;
  return { ...meaningOf(part), condition: { ...condition, not: condition.not !== true } };
}

/** The rows of which a column of yes and no says so. */
export function truth(column: ColumnFacts, which: "yes" | "no"): Made | undefined {
  const value = truthOf(column)?.[which];
  return value === undefined ? undefined : where({ op: "=", column: column.name, value }, column);
}

export function openCondition(
  comparator: Comparator,
  { value, unit }: PartOf<"number">,
  more: Omit<Extract<Meaning, { is: "openCondition" }>, "is" | "comparator" | "value"> = {},
): Meaning {
  return { is: "openCondition", comparator, value, unit, ...more };
}

export function isComparable({ type }: ColumnFacts): boolean {
  return type === "number" || type === "time";
}

/** Whether a number says how many rows there shall be. */
export function isCountOfRows({ value, unit, ordinal, year }: PartOf<"number">): boolean {
  return Number.isInteger(value) && value > 0 && (unit ?? ordinal ?? year) === undefined;
}

/** "Job number", and no "jobs", of `job_no`: a name with all its words as they stand there. */
export function saysWhole({ column, uses: [use] }: PartOf<"column">): boolean {
  const { words } = wordsOfName(column.name);
  const length = use === undefined ? 0 : use.to - use.from;
  return use?.weight === 1 && (words.length === 1 || length >= words.length);
}

/** The words that became an operator. */
export function saidBy({ uses: [use] }: { readonly uses: readonly Use[] }): string {
  return use?.became ?? "";
}
