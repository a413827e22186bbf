/**
 * One relational query becomes one SQL statement: a chain of steps, each a common table expression that reads
 * the one before. Pure: no data are looked at; what is known of them comes in with the tables.
 */
import type { Cell } from "../../../../catalog/authoring.ts";
import { identifier, type Bindings } from "../../sql.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import type { Extend, Window } from "../schema/extend.ts";
import { allOf } from "./condition.ts";
import { deriveColumn } from "./derive.ts";
import { finalOf, selectedOf } from "./final.ts";
import { groupRows } from "./group.ts";
import { keepNeighbours } from "./neighbour.ts";
import { orderOf, type Order } from "./order.ts";
import { pivotRows } from "./pivot.ts";
import {
  Compilation,
  quoted,
  type AlgebraTable,
  type Relation,
  type ScopeColumn,
} from "./scope.ts";
import { keepRows, sourceOf } from "./source.ts";
import { addWindow } from "./window.ts";

export interface CompileOptions {
  /** Whole and decimal numbers stay exact; `false` computes with floating-point numbers. Default `true`. */
  readonly exact?: boolean;
  /** Rows come in their own order without being sorted: nothing of the query moves them. */
  readonly inOrder?: boolean;
  /** Values of the column that is pivoted. */
  readonly pivotValues?: readonly Cell[];
}

export interface Compiled {
  readonly compilation: Compilation;
  /** After join or union. */
  readonly source: Relation;
  /** After derive. */
  readonly derived: Relation;
  /** After where. */
  readonly kept: Relation;
  /** Before order, limit and select. */
  readonly result: Relation;
  /** Before the pivot. */
  readonly unpivoted: Relation;
  readonly order: Order;
  /** What comes out, in this order. */
  readonly columns: readonly ScopeColumn[];
  /** The last step: what is selected, in order, with its limit. */
  readonly final: string;
}

export function compile(
  query: AlgebraQuery,
  tables: readonly AlgebraTable[],
  { exact = true, inOrder = false, pivotValues }: CompileOptions = {},
): Compiled {
  const compilation = new Compilation(tables.map(({ title }) => title).join(" with "), exact);
  const source = sourceOf(compilation, tables, query);
  let derived = source;
  for (const [i, derive] of query.derive.entries()) {
    derived = deriveColumn(compilation, derived, derive, `derive[${i}]`);
  }
  const kept = keepRows(
    derived,
    compilation,
    "kept",
    allOf(compilation, derived, query.where, "where"),
  );
  let relation = groupRows(compilation, keepNeighbours(compilation, kept, query.neighbour), query);
  for (const [i, extend] of query.extend.entries()) {
    relation = isWindow(extend)
      ? addWindow(compilation, relation, extend, `extend[${i}]`)
      : deriveColumn(compilation, relation, extend, `extend[${i}]`);
  }
  relation = keepRows(
    relation,
    compilation,
    "having",
    allOf(compilation, relation, query.having, "having"),
  );
  relation = keepExtremes(compilation, relation, query);
  const unpivoted = relation;
  if (query.pivot !== undefined)
    relation = pivotRows(compilation, relation, query.pivot, pivotValues);
  const order = orderOf(compilation, relation, query);
  const columns = selectedOf(compilation, relation, query);
  const final = finalOf(
    compilation,
    relation,
    query,
    inOrder && relation.keys === undefined ? { ...order, rest: [] } : order,
    columns,
  );
  return { compilation, source, derived, kept, unpivoted, result: relation, order, columns, final };
}

/** Whether nothing but joins can move rows: they come as they lie in the first table. */
export function keepsOrder({
  extend,
  extreme,
  distinct,
  order,
  union,
  join,
  neighbour,
}: AlgebraQuery): boolean {
  return (
    !extend.some(isWindow) &&
    extreme === undefined &&
    neighbour === undefined &&
    !distinct &&
    !union &&
    order.length === 0 &&
    join.every(({ kind }) => kind !== "full")
  );
}

function isWindow(extend: Extend): extend is Window {
  switch (extend.op) {
    case "share":
    case "running total":
    case "moving mean":
    case "change":
    case "percent change":
    case "rank":
      return true;
    default:
      return false;
  }
}

function keepExtremes(
  compilation: Compilation,
  relation: Relation,
  { extreme }: Pick<AlgebraQuery, "extreme">,
): Relation {
  if (extreme === undefined) return relation;
  const column = compilation.find(relation, extreme.of, "extreme.of");
  const within = extreme.within.map((name, i) =>
    compilation.find(relation, name, `extreme.within[${i}]`),
  );
  if (column === undefined) return relation;
  if (column.type === "text" || column.type === "boolean") {
    compilation.problem(
      "extreme.of",
      `Column "${column.name}" is ${column.type}, and has no ${extreme.which} value.`,
      "Take a column of numbers or times.",
    );
    return relation;
  }
  const parts = within.flatMap((each) => (each === undefined ? [] : [quoted(each)]));
  const partition = parts.length === 0 ? "" : `PARTITION BY ${parts.join(", ")} `;
  const direction = extreme.which === "greatest" ? "DESC" : "ASC";
  const x = quoted(column);
  // Rows whose key is empty are no group that has the most.
  const keys = relation.columns.filter(({ name }) => relation.keys?.includes(name) === true);
  const isGiven = [column, ...keys].map((each) => `${quoted(each)} IS NOT NULL`).join(" AND ");
  return compilation.step(
    "extreme",
    `SELECT * FROM ${identifier(relation.name)} WHERE ${isGiven} QUALIFY rank() OVER (${partition}ORDER BY ${x} ${direction}) = 1`,
    relation,
  );
}

/** A statement that runs `last` over the steps up to `relation`, with only the values that it holds. */
export function statement(
  { compilation }: Pick<Compiled, "compilation">,
  relation: Relation,
  last: string,
): { readonly sql: string; readonly values: Bindings["values"] } {
  const { steps, bindings } = compilation;
  const end = steps.findIndex(({ name }) => name === relation.name);
  const list = steps.slice(0, end + 1).map(({ name, sql }) => `${identifier(name)} AS (${sql})`);
  return bindings.used(`WITH ${list.join(",\n  ")}\n${last}`);
}
