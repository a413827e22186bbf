/** Conditions in words, for titles and answers: `status is open and price is at least 5`. */
import type { AlgebraQuery } from "../schema/input.ts";
import type { Comparison, Condition } from "../schema/where.ts";

/** Of which rows a result is: ` where …`, and beside which others; empty when it is of all. */
export function sayKept({ where, neighbour }: Pick<AlgebraQuery, "where" | "neighbour">): string {
  const parts = where.length === 0 ? [] : [`where ${sayConditions(where)}`];
  if (neighbour !== undefined) {
    const { of, offset } = neighbour;
    const far = Math.abs(offset) === 1 ? "right" : `${Math.abs(offset)} rows`;
    parts.push(`${far} ${offset < 0 ? "before" : "after"} where ${sayConditions(of)}`);
  }
  return parts.length === 0 ? "" : ` ${parts.join(", ")}`;
}

/** The same of groups: which of them are named says all about a condition on what they are grouped by. */
export function sayKeptGroups({ where, neighbour, having, group }: AlgebraQuery): string {
  const isOther = (condition: Condition) =>
    group.every((key) => typeof key !== "string" || valuesNamed([condition], key) === undefined);
  const others = having.filter(isOther);
  const kept = sayKept({ where: where.filter(isOther), neighbour });
  return others.length === 0 ? kept : `${kept}, only where ${sayConditions(others)}`;
}

/** The names that a column is to have, when conditions say so. */
export function valuesNamed(
  conditions: readonly Condition[],
  column: string,
): readonly string[] | undefined {
  const isOf = (one: Condition) =>
    "op" in one && one.column === column && !("not" in one && one.not);
  const found = conditions.find(isOf);
  if (found === undefined || !("op" in found)) return undefined;
  const values = found.op === "in" ? found.values : found.op === "=" ? [found.value] : [];
  const names = values.filter((value) => typeof value === "string");
  return names.length > 0 && names.length === values.length ? names : undefined;
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
  return `${condition.not ? "neither" : "either"} ${parts.join(condition.not ? " nor " : " or ")}`;
}

const WORDS = {
  "=": ["is", "is not"],
  "!=": ["is not", "is"],
  "<": ["is below", "is not below"],
  "<=": ["is at most", "is not at most"],
  ">": ["is above", "is not above"],
  ">=": ["is at least", "is not at least"],
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
      return `${column} is ${not ? "not " : ""}from ${comparison.from} to ${comparison.to}`;
    default: {
      const { value } = comparison;
      const words = WORDS[comparison.op];
      return `${column} ${words[not ? 1 : 0]} ${typeof value === "object" ? value.column : value}`;
    }
  }
}
