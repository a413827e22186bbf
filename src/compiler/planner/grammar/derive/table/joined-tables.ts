/** Several tables as one: joined by the column that fits. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import type { KnownTable, TableQuery } from "./table-question.ts";

export interface AskedTables {
  readonly tables: readonly KnownTable[];
  readonly columns: readonly ColumnFacts[];
  readonly rows: number | undefined;
  /** Columns whose values stand several times among the joined rows. */
  readonly repeated?: ReadonlySet<string>;
  readonly join?: readonly {
    readonly on: readonly [{ readonly left: string; readonly right: string }];
  }[];
}

/** `undefined` where it is unclear by which columns. */
export function joinedTables(tables: readonly KnownTable[]): AskedTables | undefined {
  const [first, second, ...more] = tables;
  if (first === undefined || more.length > 0) return undefined;
  if (second === undefined) return { tables, columns: first.columns, rows: first.rows };
  const pair = pairOf(first, second);
  if (pair === undefined) return undefined;
  // The table whose values of the key are all different says more of the rows of the other.
  const [base, other] =
    isKey(pair.left, first) && !isKey(pair.right, second) ? [second, first] : [first, second];
  const [left, right] = base === first ? [pair.left, pair.right] : [pair.right, pair.left];
  const taken = new Set(base.columns.map(({ name }) => name.toLowerCase()));
  const added = other.columns.filter(
    ({ name }) => name !== right.name && !taken.has(name.toLowerCase()),
  );
  return {
    tables: [base, other],
    columns: [...base.columns, ...added],
    rows: isKey(right, other) ? base.rows : undefined,
    repeated: new Set(
      [...(isKey(left, base) ? [] : added), ...(isKey(right, other) ? [] : base.columns)].map(
        ({ name }) => name,
      ),
    ),
    join: [{ on: [{ left: left.name, right: right.name }] }],
  };
}

/** Each value once, however many rows have it. */
const OF_ANY_NUMBER: ReadonlySet<unknown> = new Set(["min", "max", "distinct"]);

/** "The total capacity of lifts by technician of their call-outs": each capacity would count as often as it was called out. */
export function measuresRepeated({ measures }: TableQuery, { repeated }: AskedTables): boolean {
  if (!Array.isArray(measures) || repeated === undefined) return false;
  return measures.some(
    ({ how, column }: { how?: unknown; column?: unknown }) =>
      !OF_ANY_NUMBER.has(how) && repeated.has(String(column)),
  );
}

function pairOf(
  { columns }: KnownTable,
  { columns: others }: KnownTable,
): { readonly left: ColumnFacts; readonly right: ColumnFacts } | undefined {
  const pairs = columns.flatMap((left) =>
    others.filter((right) => right.type === left.type).map((right) => ({ left, right })),
  );
  const sameName = pairs.filter(({ left, right }) => plain(left.name) === plain(right.name));
  if (sameName.length === 1) return sameName[0];
  const [best, next] = (sameName.length > 0 ? sameName : pairs)
    .map((pair) => ({ pair, shared: sharedValues(pair.left, pair.right) }))
    .toSorted((a, b) => b.shared - a.shared);
  return best === undefined || best.shared < 0.5 || best.shared === next?.shared
    ? undefined
    : best.pair;
}

/** How many of the values of the one that has fewer stand in the other as well. */
function sharedValues(
  { type, values: own = [] }: ColumnFacts,
  { values = [] }: ColumnFacts,
): number {
  const [few, many] = own.length <= values.length ? [own, new Set(values)] : [values, new Set(own)];
  if (type === "boolean" || few.length < 2) return 0;
  return few.filter((value) => many.has(value)).length / few.length;
}

function isKey({ distinct }: ColumnFacts, { rows }: KnownTable): boolean {
  return distinct !== undefined && distinct === rows;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
