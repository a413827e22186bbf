/** What is wrong with a query, as far as the columns of its tables tell it before anything runs, and what comes out. Pure. */
import type { ColumnType } from "../../../catalog/authoring.ts";
import { namesOf } from "./run/names.ts";
import { compile } from "./compile/compile.ts";
import type { Problem, ScopeColumn } from "./compile/scope.ts";
import type { AlgebraQuery } from "./schema/input.ts";

/** A table as planning knows it: columns with what is known of their values. */
export interface KnownTable {
  readonly title: string;
  readonly columns: readonly KnownColumn[];
}

export interface KnownColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly unit?: string | undefined;
  /** Smallest and largest, as text; of numbers they tell whether the column can hold years. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

export interface Checked {
  readonly problems: readonly Problem[];
  /** Columns of the result; `undefined` where the query is wrong, or values of the data become columns (pivot). */
  readonly columns:
    | readonly { readonly name: string; readonly type: ColumnType; readonly unit?: string }[]
    | undefined;
}

/** The same compiler that runs the query, without data: what it cannot know here, it finds when it runs. */
export function check(query: AlgebraQuery, tables: readonly KnownTable[]): Checked {
  const names = namesOf(tables.map(({ title }) => title));
  const { compilation, columns } = compile(
    query,
    tables.map(({ title, columns: known }, i) => ({
      title,
      name: names[i] ?? title,
      ordinal: "rowid",
      columns: known.map(withTraits),
    })),
  );
  const { problems } = compilation;
  if (problems.length > 0 || query.pivot !== undefined) return { problems, columns: undefined };
  return {
    problems,
    columns: columns.map(({ name, type, unit }) => ({
      name,
      type,
      ...(unit !== undefined && { unit }),
    })),
  };
}

function withTraits({ name, type, unit, min, max }: KnownColumn): ScopeColumn {
  const column: ScopeColumn = { name, type, ...(unit !== undefined && { unit }) };
  if (type !== "number" || min === undefined || max === undefined) return column;
  const within = (from: number, to: number) => Number(min) >= from && Number(max) <= to;
  return {
    ...column,
    traits: { years: within(1000, 2999), months: within(1, 12), days: within(1, 31) },
  };
}
