/** The last step: which columns come out and what they are called, in which order, how many rows. */
import { identifier } from "../../sql.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import type { Order } from "./order.ts";
import type { Compilation, Relation, ScopeColumn } from "./scope.ts";

interface Selected extends ScopeColumn {
  /** Its name before it was given another one. */
  readonly was: string;
}

export function selectedOf(
  compilation: Compilation,
  relation: Relation,
  { select }: Pick<AlgebraQuery, "select">,
): Selected[] {
  if (select.length === 0)
    return relation.columns.map((column) => ({ ...column, was: column.name }));
  const selected = select.flatMap((entry, i): Selected[] => {
    const asked = typeof entry === "string" ? entry : entry.column;
    const column = compilation.find(relation, asked, `select[${i}]`);
    if (column === undefined) return [];
    return [
      { ...column, was: column.name, name: typeof entry === "string" ? column.name : entry.as },
    ];
  });
  const names = selected.map(({ name }) => name.toLowerCase());
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) {
    compilation.problem(
      "select",
      `Two columns are called "${twice}".`,
      "Give one of them another name (as).",
    );
  }
  return selected;
}

export function finalOf(
  compilation: Compilation,
  relation: Relation,
  query: AlgebraQuery,
  order: Order,
  columns: readonly Selected[],
): string {
  const { distinct, limit, ties } = query;
  const list = columns.map(({ name, was, type }) => {
    // Names of months and classes sort in their own order until here; what comes out is text.
    if (type === "text") return `${identifier(was)}::VARCHAR AS ${identifier(name)}`;
    return was === name ? identifier(was) : `${identifier(was)} AS ${identifier(name)}`;
  });
  let from = identifier(relation.name);
  let rest = order.rest;
  if (distinct) {
    const missing = order.columns.find((column) => !columns.some(({ was }) => was === column.name));
    if (missing !== undefined && query.order.length > 0) {
      compilation.problem(
        "order",
        `Equal rows are given once, and "${missing.name}" is not one of their columns.`,
        "Order by a selected column.",
      );
    }
    const own = columns.map(({ was }) => identifier(was));
    // The first of equal rows says where they stand.
    const places = relation.ordinals.map(
      (name) => `min(${identifier(name)}) AS ${identifier(name)}`,
    );
    from = `(SELECT ${[...own, ...places].join(", ")} FROM ${from} GROUP BY ${own.map((_, i) => i + 1).join(", ")})`;
    if (relation.keys !== undefined) rest = own.map((name) => `r.${name}`);
  }
  const terms = [...order.terms, ...rest];
  const by = terms.length === 0 ? "" : ` ORDER BY ${terms.join(", ")}`;
  const select = `SELECT ${list.join(", ")} FROM ${from} r`;
  if (limit === undefined) return `${select}${by}`;
  const { bindings } = compilation;
  if (ties === "kept" && order.terms.length > 0) {
    return `${select} QUALIFY rank() OVER (ORDER BY ${order.terms.join(", ")}) <= ${bindings.add(limit)}${by}`;
  }
  return `${select}${by} LIMIT ${bindings.add(limit)}`;
}
