/** "Which members never booked": rows of one table of which the other has none, and no rows with an empty cell. */
import type { AskedTables } from "./joined-tables.ts";
import type { Condition } from "./parts.ts";
import type { KnownTable, TableQuery } from "./table-question.ts";

export interface WithoutMatches {
  readonly query: TableQuery;
  readonly tables: readonly KnownTable[];
  readonly assumed: readonly string[];
}

/** `undefined` where the other table has a part in anything else that is asked. */
export function withoutMatches(
  query: TableQuery,
  missing: string,
  { tables: [base, other], join }: AskedTables,
): WithoutMatches | undefined {
  const on = join?.[0]?.on[0];
  if (base === undefined || other === undefined || on === undefined) return undefined;
  const has = ({ columns }: KnownTable, name: string) => columns.some((one) => one.name === name);
  if (!has(base, missing)) return undefined;
  const { where = [], ...rest } = query as TableQuery & { readonly where?: readonly Condition[] };
  const conditions = where.filter((one) => !("op" in one && one.op === "missing"));
  const asked = JSON.parse(JSON.stringify({ ...rest, where: conditions }), (key, value: unknown) =>
    ["select", "where", "column"].includes(key) ? renamed(value, on) : value,
  ) as TableQuery;
  const names = namesIn(asked);
  const known = new Set(other.columns.map(({ name }) => name));
  if (names.some((name) => !known.has(name) && has(base, name))) return undefined;
  const anti = { kind: "anti", on: [{ left: on.right, right: on.left }] };
  const { where: left, ...without } = asked as { readonly where?: readonly unknown[] };
  const kept = left === undefined || left.length === 0 ? {} : { where: left };
  const assumed = [`rows of ${other.name} without any of ${base.name} are meant`];
  return { query: { join: [anti], ...without, ...kept }, tables: [other, base], assumed };
}

/** The key has a name of its own in each of the two. */
function renamed(
  value: unknown,
  { left, right }: { readonly left: string; readonly right: string },
) {
  const one = (name: unknown) => (name === left ? right : name);
  return Array.isArray(value) ? value.map(one) : one(value);
}

function namesIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(namesIn);
}

/** What is read into "without a city", which is no look for blank cells. */
export function withoutA(name: string): string {
  return `rows without a ${name} are meant`;
}

/** "Makers of a.csv that are missing from b.csv", where the maker joins the two. */
export function looksForNoKey(query: TableQuery, { join = [] }: AskedTables): boolean {
  const { where = [] } = query as { readonly where?: readonly Condition[] };
  const keys = new Set(join.flatMap(({ on }) => on.flatMap(({ left, right }) => [left, right])));
  return where.some(
    (one) => "op" in one && one.op === "missing" && one.not !== true && keys.has(one.column),
  );
}

/** The column of which rows without one are meant. */
export function missingOf(query: TableQuery, assumed: readonly string[]): string | undefined {
  const { where = [] } = query as { readonly where?: readonly Condition[] };
  const found = where.flatMap((one) => ("op" in one && one.op === "missing" ? one.column : []));
  return found.find((name) => assumed.includes(withoutA(name)));
}
