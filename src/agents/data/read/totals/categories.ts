/**
 * Categories that are the sum of the others wherever they stand: `T` beside `F` and `M`, `World` above its countries.
 * The numbers alone are the evidence, and a name that says so makes less of it enough.
 */
import type { DuckDBConnection } from "@duckdb/node-api";
import { Bindings } from "../../sql.ts";
import type { Dimension, Shape } from "./amounts-table.ts";
import { findUnions } from "./unions.ts";
import { hintOf, type Hint } from "./wholes.ts";

export interface CategoryTotal {
  readonly column: string;
  readonly value: string;
  readonly hint: Hint;
  readonly verdict: "total" | "open";
  /** `rowid` of `raw`. */
  readonly rows: readonly string[];
  /** Whether the value names one row alone. */
  readonly isRow: boolean;
}

/** Values of a column that are compared with the sum of the others. */
const MOST_VALUES = 5_000;
const MOST_CHECKED = 12;
/**
 * Digits that agree beyond what could by chance, for a name that says nothing: one file in a million has such numbers by
 * accident, and one in three thousand those that are asked about.
 */
const DIGITS = { sure: 6, open: 3.5, two: 4.5, union: 2.5, openUnion: 1.5 };
/** Measures may be rounded, each by half of its last digit. */
const ROUNDED_SHARE = 0.02;

/** The first category that is a total, or may be one; `undefined` when there is none. Over the table `amounts`. */
export async function findCategoryTotal(
  connection: DuckDBConnection,
  shape: Shape,
): Promise<CategoryTotal | undefined> {
  const found: CategoryTotal[] = [];
  for (const [i, dimension] of shape.dimensions.entries()) {
    if (dimension.isTime || dimension.distinct < 2) continue;
    const values = await candidates(connection, shape, i);
    if (values.length === 0) continue;
    const keys = await keysBeside(connection, shape, i);
    for (const value of values) {
      const total = await check(connection, shape, i, keys, value);
      if (total?.verdict === "total") return total;
      if (total !== undefined) found.push(total);
      else if (hintOf(value) === "whole") {
        const union = await checkUnion(connection, shape, i, keys, value);
        if (union?.verdict === "total") return union;
        if (union !== undefined) found.push(union);
      }
    }
  }
  return found[0];
}

/** The other dimensions that a category does not decide already: within one combination of them, categories are parts. */
async function keysBeside(
  connection: DuckDBConnection,
  shape: Shape,
  at: number,
): Promise<number[]> {
  const own = shape.dimensions[at] as Dimension;
  const places = [...shape.dimensions.keys()].filter((i) => i !== at);
  if (own.distinct === shape.rows || places.length === 0) return [];
  const list = places.map(
    (i) => `(SELECT count(*) FROM (SELECT DISTINCT d${at}, d${i} FROM amounts))`,
  );
  const reader = await connection.runAndReadAll(
    `SELECT ${list.join(", ")}, (SELECT count(*) FROM (SELECT DISTINCT d${at} FROM amounts))`,
  );
  const row = (reader.getRows()[0] ?? []).map(Number);
  return places.filter(
    (i, place) => row[place] !== row[places.length] && shape.dimensions[i]?.distinct !== shape.rows,
  );
}

/** Values that are half of everything, in some measure, and those whose name says so. */
async function candidates(
  connection: DuckDBConnection,
  shape: Shape,
  at: number,
): Promise<string[]> {
  const sums = shape.measures.map((_, i) => `sum(m${i}) AS s${i}`);
  const near = shape.measures.map(
    (_, i) =>
      `abs(2 * s${i} - sum(s${i}) OVER ()) <= ${2 * ROUNDED_SHARE} * abs(s${i}) AND s${i} <> 0`,
  );
  const reader = await connection.runAndReadAll(
    `SELECT d${at}, ${near.map((sql) => `coalesce(${sql}, false)`).join(" OR ")} AS is_near
     FROM (SELECT d${at}, ${sums.join(", ")} FROM amounts WHERE d${at} IS NOT NULL GROUP BY ALL) LIMIT ${MOST_VALUES + 1}`,
  );
  const rows = reader.getRows();
  if (rows.length > MOST_VALUES) return [];
  const named = rows.map(([value, isNear]) => ({ value: String(value), isNear: isNear === true }));
  const rank = ({ value, isNear }: (typeof named)[number]) =>
    (isNear ? 2 : 0) + (hintOf(value) === "none" ? 0 : 1);
  return named
    .filter((each) => rank(each) > 0)
    .toSorted((a, b) => rank(b) - rank(a) || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_CHECKED)
    .map(({ value }) => value);
}

/** A union of some of the others: `EU27` beside countries that are no members. */
async function checkUnion(
  connection: DuckDBConnection,
  shape: Shape,
  at: number,
  keys: readonly number[],
  value: string,
): Promise<CategoryTotal | undefined> {
  let open: CategoryTotal | undefined;
  for (const { outside, chances } of await findUnions(connection, shape, at, value)) {
    const total = await check(connection, shape, at, keys, value, { values: outside, chances });
    if (total?.verdict === "total") return total;
    open ??= total;
  }
  return open;
}

/** @param outside other values that are no part of the sum, and how many such choices there were, as a power of ten */
async function check(
  connection: DuckDBConnection,
  shape: Shape,
  at: number,
  keys: readonly number[],
  value: string,
  outside?: { readonly values: readonly string[]; readonly chances: number },
): Promise<CategoryTotal | undefined> {
  const { measures, units, dimensions } = shape;
  const bindings = new Bindings();
  const own = `d${at} IS NOT DISTINCT FROM ${bindings.add(value)}`;
  const within =
    outside === undefined
      ? ""
      : `WHERE coalesce(d${at}, '') NOT IN ${bindings.addAll(outside.values)}`;
  const group = keys.length === 0 ? "" : `GROUP BY ${keys.map((i) => `d${i}`).join(", ")}`;
  const parts = measures.map(
    (_, i) => `sum(m${i}) FILTER (WHERE own) AS v${i}, sum(m${i}) FILTER (WHERE NOT own) AS s${i},
      min(m${i}) FILTER (WHERE NOT own) AS l${i}, max(m${i}) FILTER (WHERE NOT own) AS h${i},
      count(m${i}) FILTER (WHERE NOT own AND m${i} <> 0) AS n${i}`,
  );
  const groups = `SELECT *, has_own = 1 AND others > 0 AS counts FROM (SELECT count(*) FILTER (WHERE own) AS has_own,
      count(*) FILTER (WHERE NOT own) AS others, ${parts.join(", ")}
      FROM (SELECT *, ${own} AS own FROM amounts ${within}) ${group})`;
  const facts = measures.map((_, i) => {
    const unit = units[i] ?? 1;
    // Where values are whole or have few decimals, sums of rounded values are off by half a unit each, at most.
    const slack = `(least(0.5 * ${Math.min(unit, 1)} * n${i}, ${ROUNDED_SHARE} * abs(s${i})) + 1e-9 * abs(s${i}))`;
    const adds = `abs(v${i} - s${i}) <= ${slack}`;
    const between = `v${i} BETWEEN l${i} AND h${i}`;
    const isExact = `abs(v${i} - s${i}) <= 1e-9 * abs(s${i})`;
    const digits = `log10(1 + abs(v${i}) / CASE WHEN ${isExact} THEN ${unit} ELSE greatest(${unit}, 2 * ${slack}) END)`;
    return `count(*) FILTER (WHERE ${adds}), count(*) FILTER (WHERE NOT (${adds}) AND ${between}),
      count(*) FILTER (WHERE NOT (${adds}) AND NOT (${between})),
      coalesce(sum(${digits}) FILTER (WHERE ${adds} AND n${i} > 1), 0), coalesce(max(n${i}), 0)`;
  });
  const reader = await connection.runAndReadAll(
    `SELECT count(*), max(others), (SELECT max(has_own) FROM (${groups})), ${facts.join(", ")} FROM (${groups}) WHERE counts`,
    bindings.values,
  );
  const [counted, others, ownRows, ...rest] = (reader.getRows()[0] ?? []).map(Number);
  if (counted === undefined || counted === 0 || ownRows !== 1 || (others ?? 0) < 2)
    return undefined;
  const fits = measures.map(({ column }, i) => {
    const [adds = 0, between = 0, other = 0, digits = 0, most = 0] = rest.slice(5 * i, 5 * i + 5);
    return { column, adds, between, other, digits, parts: most };
  });
  const columns = [...Map.groupBy(fits, ({ column }) => column).values()].map(
    (readings) => readings.toSorted((a, b) => b.digits - a.digits || a.other - b.other)[0],
  );
  const filled = columns.filter(
    (fit) => fit !== undefined && fit.adds + fit.between + fit.other > 0,
  );
  const adding = filled.filter((fit) => fit?.between === 0 && fit.other === 0 && fit.digits > 0);
  const isRate = filled.some((fit) => (fit?.between ?? 0) > 0);
  if (adding.length === 0 || filled.some((fit) => (fit?.other ?? 0) > 0)) return undefined;
  const digits = adding.reduce((sum, fit) => sum + (fit?.digits ?? 0), 0);
  const few = Math.max(...adding.map((fit) => fit?.parts ?? 0)) < 3;
  const hint = hintOf(value);
  const chances = Math.log10(Math.max(1, dimensions[at]?.distinct ?? 1));
  const verdict =
    outside === undefined
      ? judge(hint, digits, digits - chances, few, counted, isRate)
      : judgeUnion(digits - outside.chances);
  if (verdict === undefined) return undefined;
  const rows = await rowsOf(connection, at, keys, value);
  return {
    column: dimensions[at]?.column ?? "",
    value,
    hint,
    verdict,
    rows,
    isRow: rows.length === 1 && keys.length === 0,
  };
}

/** `few`: a sum of two parts. `isRate`: a column where the value lies among the others, and is no sum of them. */
function judge(
  hint: Hint,
  digits: number,
  beyondChance: number,
  few: boolean,
  groups: number,
  isRate: boolean,
): CategoryTotal["verdict"] | undefined {
  if (hint === "total") return "total";
  if (hint === "whole") return isRate && digits < 3 ? "open" : "total";
  if (hint === "code") return digits >= 3 || (groups > 1 && !isRate) ? "total" : "open";
  // Revenue is cost and profit, and no total of the items: a sum of two is asked about.
  if (few) return beyondChance >= DIGITS.two ? "open" : undefined;
  if (beyondChance >= DIGITS.sure) return "total";
  return beyondChance >= DIGITS.open ? "open" : undefined;
}

function judgeUnion(beyondChance: number): CategoryTotal["verdict"] | undefined {
  if (beyondChance >= DIGITS.union) return "total";
  return beyondChance >= DIGITS.openUnion ? "open" : undefined;
}

async function rowsOf(
  connection: DuckDBConnection,
  at: number,
  keys: readonly number[],
  value: string,
): Promise<string[]> {
  const bindings = new Bindings();
  const bound = bindings.add(value);
  const same = keys.map((i) => `other.d${i} IS NOT DISTINCT FROM own.d${i}`);
  const reader = await connection.runAndReadAll(
    `SELECT row FROM amounts AS own WHERE own.d${at} = ${bound}
     AND EXISTS (FROM amounts AS other WHERE other.d${at} IS DISTINCT FROM ${bound} ${same.map((sql) => `AND ${sql}`).join(" ")})
     ORDER BY row`,
    bindings.values,
  );
  return reader.getRows().map(([row]) => String(row));
}
