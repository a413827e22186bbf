/** Conditions in words, for titles and answers: `status is open and price at least 5`. */
import type { AlgebraQuery } from "../schema/input.ts";
import type { Comparison, Condition } from "../schema/where.ts";

/** Of which rows a result is: `where`, and beside which others. */
export function sayKept({ where, neighbour }: Pick<AlgebraQuery, "where" | "neighbour">): string {
  const parts = where.length === 0 ? [] : [sayConditions(where)];
  if (neighbour !== undefined) {
    const { of, offset } = neighbour;
    const far = Math.abs(offset) === 1 ? "right" : `${Math.abs(offset)} rows`;
    parts.push(`${far} ${offset < 0 ? "before" : "after"} ${sayConditions(of)}`);
  }
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

export function sayConditions(conditions: readonly Condition[]): string {
  return conditions.map(sayCondition).join(" and ");
}

function sayCondition(condition: Condition): string {
  if ("rows" in condition)
    return `${condition.column} is the same as where ${sayConditions(condition.rows)}`;
  if (!("any" in condition)) return sayComparison(condition);
  const parts = condition.any.map((part) =>
    "all" in part ? `(${part.all.map(sayComparison).join(" and ")})` : sayComparison(part),
  );
  return condition.not ? `neither ${parts.join(" nor ")}` : `(${parts.join(" or ")})`;
}

const WORDS = {
  "=": ["is", "is not"],
  "!=": ["is not", "is"],
  "<": ["below", "not below"],
  "<=": ["at most", "not at most"],
  ">": ["above", "not above"],
  ">=": ["at least", "not at least"],
  contains: ["contains", "does not contain"],
  "starts with": ["starts with", "does not start with"],
  "ends with": ["ends with", "does not end with"],
} as const;

function sayComparison(comparison: Comparison): string {
  const { column, not } = comparison;
  switch (comparison.op) {
    case "missing":
      return `${column} ${not ? "has a value" : "is missing"}`;
    case "in":
      return `${column} is ${not ? "none of" : "one of"} ${comparison.values.join(", ")}`;
    case "between":
      return `${column} ${not ? "not " : ""}from ${comparison.from} to ${comparison.to}`;
    default: {
      const { value } = comparison;
      const words = WORDS[comparison.op];
      return `${column} ${words[not ? 1 : 0]} ${typeof value === "object" ? value.column : value}`;
    }
  }
}
