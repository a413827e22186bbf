/** Runs one relational query over loaded tables: looks at the data, compiles, computes, and tells what was left out. */
import { availableParallelism } from "node:os";
import { ToolError, type Cell, type ToolContext } from "../../../../catalog/authoring.ts";
import { identifier } from "../../sql.ts";
import type { Database } from "../../tables/database.ts";
import { OverflowError } from "../../tables/failures.ts";
import { INLINE_ROWS, publish, type Published } from "../../tables/publish.ts";
import type { LoadedTable } from "../../tables/loaded-table.ts";
import { compile, keepsOrder, statement, type Compiled } from "../compile/compile.ts";
import { showSql } from "../compile/literals.ts";
import { orderTerm } from "../compile/order.ts";
import { MOST_PIVOTED } from "../compile/pivot.ts";
import { quoted, type AlgebraTable, type ScopeColumn } from "../compile/scope.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { countJoins, type JoinCounts } from "./count-joins.ts";
import { countRows, tiesAtLimit, type RowCounts, type Ties } from "./count-rows.ts";
import { mentionsOf } from "./mentions.ts";
import { lookAt, type Looked } from "./traits.ts";

/** More threads than that gain little for one query, and each needs memory of its own. */
const MOST_THREADS = 4;

export interface Evaluation {
  readonly published: Published;
  readonly columns: readonly ScopeColumn[];
  /** Names of the keys that the rows are grouped by; `undefined` when they are not. */
  readonly keys: readonly string[] | undefined;
  readonly sql: string;
  readonly counts: RowCounts;
  readonly joins: readonly JoinCounts[];
  readonly ties: Ties | null;
  /** Columns of conditions that rows without a value do not fit either way. */
  readonly negated: ReadonlySet<string>;
}

/** @throws ToolError with the first thing that is wrong with the query */
export async function evaluate(
  database: Database,
  tables: readonly LoadedTable[],
  query: AlgebraQuery,
  context: ToolContext,
): Promise<Evaluation> {
  const looked: Looked[] = [];
  for (const table of tables) looked.push(await lookAt(database, table, mentionsOf(query)));
  const known = looked.map(({ table }) => table);
  tellNowhere(looked, context);
  try {
    return await evaluateWith(database, tables, known, query, context, true);
  } catch (cause) {
    if (!(cause instanceof OverflowError)) throw cause;
    const evaluation = await evaluateWith(database, tables, known, query, context, false);
    context.note("assumed", "numbers of that size are computed to 15 digits");
    return evaluation;
  }
}

async function evaluateWith(
  database: Database,
  tables: readonly LoadedTable[],
  known: readonly AlgebraTable[],
  query: AlgebraQuery,
  context: ToolContext,
  exact: boolean,
): Promise<Evaluation> {
  const first = compiledOrRefused(query, known, { exact });
  const joins = await database.withThreads(threads(), () => countJoins(database, first));
  const inOrder = keepsOrder(query) && joins.every(({ isLookUp }) => isLookUp);
  const { pivot } = query;
  const compiled =
    pivot === undefined
      ? compiledOrRefused(query, known, { exact, inOrder })
      : compiledOrRefused(query, known, {
          exact,
          pivotValues: await pivotValues(database, first, pivot),
        });
  const { compilation, result, columns, final, order } = compiled;
  for (const column of [...compilation.used, ...columns]) column.tell?.();
  const isGrouped = result.keys !== undefined;
  const { sql, values } = statement(compiled, result, final);
  const isSmall =
    isGrouped ||
    (query.limit ?? Infinity) <= INLINE_ROWS ||
    (tables.length === 1 && (tables[0]?.rows ?? 0) <= INLINE_ROWS);
  const published = await publish(
    database,
    {
      sql,
      values,
      isSmall,
      threads: isGrouped && !compilation.dependsOnOrder ? threads() : 1,
    },
    context,
    { order: order.terms.length > 0 ? "in this order" : undefined },
  );
  const counts = await database.withThreads(threads(), () =>
    countRows(database, compiled, query, tables, published.totalRows),
  );
  for (const text of compilation.assumed) context.note("assumed", text);
  tellExcluded(counts, compiled, context);
  return {
    published: { ...published, columns: columns.map(outputColumn) },
    columns,
    keys: result.keys,
    sql: showSql(sql, values),
    counts,
    joins,
    negated: compilation.negated,
    ties: await tiesAtLimit(database, compiled, query),
  };
}

function threads(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}

function outputColumn({ name, type, unit }: ScopeColumn) {
  return { name, type, ...(unit !== undefined && { unit }) };
}

/** @throws ToolError with the first problem, and how many others there are */
export function compiledOrRefused(
  query: AlgebraQuery,
  tables: readonly AlgebraTable[],
  options: Parameters<typeof compile>[2],
): Compiled {
  const compiled = compile(query, tables, options);
  const [problem, ...others] = compiled.compilation.problems;
  if (problem === undefined) return compiled;
  const more =
    others.length === 0 ? "" : ` Further: ${others.map(({ message }) => message).join(" ")}`;
  throw new ToolError(problem.message, { help: `${problem.help}${more}` });
}

async function pivotValues(
  database: Database,
  compiled: Compiled,
  { column: asked }: NonNullable<AlgebraQuery["pivot"]>,
): Promise<Cell[]> {
  const { compilation, unpivoted } = compiled;
  const key = compilation.find(unpivoted, asked, "pivot.column");
  if (key === undefined) return [];
  const x = quoted(key);
  const { sql, values } = statement(
    compiled,
    unpivoted,
    `SELECT ${x}::VARCHAR AS value FROM ${identifier(unpivoted.name)} GROUP BY ${x} ORDER BY ${orderTerm(key, false)} LIMIT ${MOST_PIVOTED + 1}`,
  );
  const rows = await database.select(sql, values);
  if (rows.length > MOST_PIVOTED) {
    throw new ToolError(
      `Column "${key.name}" has more than ${MOST_PIVOTED} values, which would all become columns.`,
      {
        help: "Pivot a column with fewer values, or leave out pivot: one row for each value is a table as well.",
      },
    );
  }
  return rows.map(({ value = null }) => value);
}

function tellNowhere(looked: readonly Looked[], context: ToolContext): void {
  // In a join or union a text may stand in one of the tables only.
  const texts = looked.map(({ nowhere }) => nowhere);
  const [first = [], ...others] = texts;
  for (const { column, text, nearest } of first) {
    if (!others.every((list) => list.some((each) => each.text === text))) continue;
    const hint = nearest === undefined ? "" : `; the nearest value is "${nearest}"`;
    context.note("assumed", `no row has "${text}" in ${column}${hint}`);
  }
}

function tellExcluded(counts: RowCounts, { compilation }: Compiled, context: ToolContext): void {
  for (const [column, rows] of counts.withoutValue) {
    if (!compilation.negated.has(column) || rows === 0) continue;
    const have = rows === 1 ? "1 row has" : `${rows.toLocaleString("en")} rows have`;
    context.note(
      "assumed",
      `${have} no ${column}, and ${rows === 1 ? "fits" : "fit"} neither the condition on it nor its opposite`,
    );
  }
}
