/** The order of rows: what was asked for, and then what makes it the same every time. */
import { identifier } from "../../sql.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { quoted, type Compilation, type Relation, type ScopeColumn } from "./scope.ts";
import { calendarPosition, MONTHS, WEEKDAYS } from "./time.ts";

/** Names of months and weekdays come in their own order; what has no value comes last. */
export function orderTerm(column: ScopeColumn, descending: boolean, prefix = ""): string {
  const { calendar } = column.traits ?? {};
  const value = `${prefix}${quoted(column)}`;
  const expression =
    calendar === "months" || calendar === "weekdays"
      ? calendarPosition(value, calendar === "months" ? MONTHS : WEEKDAYS)
      : value;
  return `${expression} ${descending ? "DESC" : "ASC"} NULLS LAST`;
}

/** The relation that is ordered: what is selected may have the same names for other things. */
const ORDERED = "r.";

/** Of the columns of a relation that is called `r`. */
export interface Order {
  /** What was asked for, or what is usual for such rows; of two rows that agree in it none goes before the other. */
  readonly terms: readonly string[];
  /** The same as columns, for comparing rows with each other. */
  readonly columns: readonly ScopeColumn[];
  /** Decides between equals. */
  readonly rest: readonly string[];
}

export function orderOf(
  compilation: Compilation,
  relation: Relation,
  { order: asked, pivot }: Pick<AlgebraQuery, "order" | "pivot">,
): Order {
  const chosen = asked.flatMap((entry, i) => {
    const { column: name, descending } =
      typeof entry === "string" ? { column: entry, descending: false } : entry;
    const column = compilation.find(relation, name, `order[${i}]`);
    return column === undefined ? [] : [{ column, descending }];
  });
  const usual = chosen.length === 0 && pivot === undefined ? usualOrder(relation) : chosen;
  const rest =
    relation.keys === undefined
      ? relation.ordinals.map((name) => `${ORDERED}${identifier(name)} NULLS LAST`)
      : relation.columns
          .filter(({ name }) => relation.keys?.includes(name))
          .map((column) => orderTerm(column, false, ORDERED));
  return {
    terms: usual.map(({ column, descending }) => orderTerm(column, descending, ORDERED)),
    columns: usual.map(({ column }) => column),
    rest,
  };
}

/** Groups that are words are ranked by what is measured; times, numbers and months keep their own order. */
function usualOrder(relation: Relation): { column: ScopeColumn; descending: boolean }[] {
  const { keys } = relation;
  if (keys === undefined || keys.length === 0) return [];
  const columns = relation.columns.filter(({ name }) => keys.includes(name));
  const isRanked = columns.every(
    ({ type, bucket, traits }) =>
      (type === "text" || type === "boolean") &&
      bucket === undefined &&
      (traits?.calendar ?? "none") === "none",
  );
  const measure = relation.columns.find(
    ({ name, type }) => !keys.includes(name) && type === "number",
  );
  return isRanked && measure !== undefined ? [{ column: measure, descending: true }] : [];
}
