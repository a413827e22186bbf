/** Which columns and values of the data a query asks about: what has to be looked at before it is compiled. */
import type { AlgebraQuery } from "../schema/input.ts";
import type { Comparison, Condition } from "../schema/where.ts";

export interface Mentions {
  /** Texts that are compared with a column, by the name that the query gives it. */
  readonly texts: readonly { readonly column: string; readonly text: string }[];
  /** Columns that are taken for times. */
  readonly times: readonly string[];
  /** Columns that order rows or groups. */
  readonly orders: readonly string[];
}

export function mentionsOf(query: AlgebraQuery): Mentions {
  const cases = [...query.derive, ...query.extend].flatMap((derive) =>
    derive.op === "case" ? derive.cases.flatMap(({ when }) => when) : [],
  );
  const conditions: Condition[] = [
    ...query.where,
    ...(query.neighbour?.of ?? []),
    ...query.having,
    ...query.measures.flatMap(({ where }) => where),
    ...cases,
  ];
  const keys = query.group.map((key) =>
    typeof key === "string" ? { name: key } : { name: key.column, key },
  );
  const derived = query.derive.flatMap((derive) =>
    "column" in derive && isTimePart(derive.op) ? [derive.column] : [],
  );
  return {
    texts: conditions.flatMap(comparisonsIn).flatMap(textsIn),
    times: [...keys.flatMap(({ name, key }) => (key === undefined ? [] : [name])), ...derived],
    orders: [
      ...keys.flatMap(({ name, key }) => (key === undefined ? [name] : [])),
      ...(query.neighbour?.along === undefined ? [] : [query.neighbour.along]),
      ...query.order.map((entry) => (typeof entry === "string" ? entry : entry.column)),
      ...query.extend.flatMap((extend) =>
        "along" in extend && extend.along !== undefined ? [extend.along] : [],
      ),
    ],
  };
}

function isTimePart(op: string): boolean {
  return /^(bucket|year|quarter|month|week|day|hour|minute|second)$/.test(op);
}

function comparisonsIn(condition: Condition): Comparison[] {
  if ("rows" in condition) return [...condition.rows];
  if (!("any" in condition)) return [condition];
  return condition.any.flatMap((part) => ("all" in part ? part.all : [part]));
}

function textsIn(comparison: Comparison): { column: string; text: string }[] {
  const { column } = comparison;
  const values =
    comparison.op === "in"
      ? comparison.values
      : comparison.op === "=" || comparison.op === "!="
        ? [comparison.value]
        : [];
  return values.flatMap((value) => (typeof value === "string" ? [{ column, text: value }] : []));
}
