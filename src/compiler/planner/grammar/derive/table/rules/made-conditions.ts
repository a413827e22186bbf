/** The meanings that rules of conditions give. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import type { Comparator } from "../../../link/operators.ts";
import type { Period } from "../../../read/reading.ts";
import type { Comparison, Condition, Meaning, Scalar } from "../parts.ts";
import type { Made } from "../rule.ts";

const TOGETHER = 0.5;

export function made(
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

export function equals(column: ColumnFacts, value: Scalar): Comparison {
  return { op: "=", column: column.name, value };
}

export function oneMore(
  condition: {
    readonly columns: readonly ColumnFacts[];
    readonly values?: readonly string[];
    readonly condition: Condition;
  },
  { column, value }: { readonly column: ColumnFacts; readonly value: string },
): Made | undefined {
  if (condition.values === undefined || condition.columns[0] !== column) return undefined;
  if (condition.values.includes(value)) return undefined;
  const values = [...condition.values, value];
  return {
    meaning: {
      is: "condition",
      condition: {
        op: "in",
        column: column.name,
        values,
        ...(condition.condition.not === true && { not: true }),
      },
      columns: [column],
      values,
    },
    bonus: TOGETHER,
  };
}

export function textual(column: ColumnFacts, comparator: Comparator, text: string): Made | undefined {
  if (column.type !== "text" || comparator === "between" || "<>".includes(comparator[0] ?? ""))
    return undefined;
  return made({ op: comparator, column: column.name, value: text });
}

export function isComparable({ type }: ColumnFacts): boolean {
  return type === "number" || type === "time";
}

export function isOrder(comparator: Comparator): comparator is "=" | "!=" | "<" | "<=" | ">" | ">=" {
  return ["=", "!=", "<", "<=", ">", ">="].includes(comparator);
}

/** They stand behind a number as well: "5 or more". */
export function isOneEnd(comparator: Comparator): comparator is "<=" | ">=" {
  return comparator === "<=" || comparator === ">=";
}

export function compare(
  column: ColumnFacts,
  op: "=" | "!=" | "<" | "<=" | ">" | ">=",
  value: number,
): Comparison {
  return { op, column: column.name, value: column.type === "time" ? String(value) : value };
}

export function open(
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

export function between(low: number, high: number, unit: string | undefined): Made {
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

export function spanning(first: Period, last: Period): Period {
  return {
    ...(first.from !== undefined && { from: first.from }),
    ...(last.to !== undefined && { to: last.to }),
    ...(first.unit !== undefined && { unit: first.unit }),
  };
}

export function negated(condition: Condition): Condition {
  return { ...condition, not: condition.not !== true };
}

export function alternatives(condition: Condition): readonly Comparison[] {
  return "any" in condition && condition.not !== true ? condition.any : [condition as Comparison];
}
