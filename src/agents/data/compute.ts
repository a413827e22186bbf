import { z } from "zod";
import {
  cellSchema,
  defineTool,
  isWrittenPeriod,
  pointSchema,
  tableSchema,
  type WrittenPeriod,
} from "../../catalog/authoring.ts";
import { checkCompute } from "./checks/check-compute.ts";
import { evaluate } from "./algebra/run/evaluate.ts";
import { gapsIn } from "./algebra/run/gaps.ts";
import { namesOf } from "./algebra/run/names.ts";
import { seriesIn } from "./algebra/run/series-in.ts";
import { sentencesOf } from "./algebra/say/sentences.ts";
import { titleOf } from "./algebra/say/titles.ts";
import { algebraInputs, type AlgebraInput } from "./algebra/schema/input.ts";
import { readingSchema } from "./read/options.ts";
import { compareSeries, comparisonSchema, seriesSchema } from "./series-summary.ts";
import { sourceOf } from "./tables/dataset.ts";
import type { Published } from "./tables/publish.ts";
import { openTables, titleOfFile, type TableSource } from "./tables/tables.ts";
import { ofDuckDB } from "./permissions.ts";

/** Times of a bucket are written by its name. */
function periodOf(
  name: string,
  keys: readonly string[] = [],
  group: AlgebraInput["group"],
): { readonly period?: WrittenPeriod } {
  const key = group[keys.indexOf(name)];
  const bucket = typeof key === "object" ? key.bucket : undefined;
  return isWrittenPeriod(bucket) ? { period: bucket } : {};
}

export const compute = defineTool({
  name: "compute",
  description:
    "A relational query, given clause by clause: join or union, derive, where, group, measures, extend, having, extreme, pivot, order, limit, select.",
  version: "1",
  input: z.object({
    ...algebraInputs,
    reading: readingSchema.optional(),
    filesReading: readingSchema.optional().describe("the same for `files`"),
  }),
  output: z.object({
    table: tableSchema,
    value: cellSchema.describe("the result when it is one value; else null"),
    points: z
      .array(pointSchema)
      .describe(
        "the values with their times when there is one for each stretch of time; else empty",
      ),
    series: z
      .array(seriesSchema)
      .describe("what is grouped by a stretch of time, in numbers; else empty"),
    comparison: comparisonSchema.nullable().describe("of exactly two series"),
    rows: z.int().describe("rows of the result, listed or not"),
    rowsIn: z.int().describe("rows of the data, after join or union"),
    rowsKept: z.int().describe("rows that fit `where`"),
    keys: z.array(z.string()).describe("columns that the rows are grouped by"),
    grouped: z.boolean(),
    withoutValue: z
      .array(z.object({ column: z.string(), rows: z.int() }))
      .describe("rows without a value of a measured column"),
    joins: z.array(
      z.object({
        left: z.string(),
        right: z.string(),
        matched: z.int().describe("rows of the left table that have a partner"),
        leftUnmatched: z.int(),
        rightUnmatched: z.int(),
      }),
    ),
    ties: z
      .object({ place: z.int(), rows: z.int(), listed: z.int() })
      .nullable()
      .describe("rows that share the last place of the limit, when not all are listed"),
    sql: z.string().describe("the query in DuckDB's SQL"),
  }),
  permissions: { read: [{ arg: "file" }, { arg: "files" }], ...ofDuckDB },
  // The files may have changed since.
  cacheable: false,
  estimate: { seconds: 0.5 },
  takes: "table query",

  check: (input, facts) => checkCompute(input, facts),

  async run({ file, table, files, tables, reading, filesReading, ...query }, context) {
    const sources: TableSource[] = [
      sourceOf({ file, table, reading }),
      ...files.map((other): TableSource => ({ file: other, reading: filesReading })),
      ...tables.map((other): TableSource => ({ table: other })),
    ];
    const titles = sources.map((source) =>
      "file" in source ? titleOfFile(source.file) : source.table.title,
    );
    const names = namesOf(titles);
    using database = await openTables(
      sources.map((source, i) => ({ name: names[i] ?? "data", source })),
      context,
    );
    const evaluation = await evaluate(database, database.tables, query, context);
    const { published, keys, counts, joins, ties, sql } = evaluation;
    const { columns, rows, totalRows, excerpt, whole } = published;
    gapsIn(evaluation, query, context);
    const [row] = rows;
    const [only] = columns;
    const isOne = columns.length === 1 && totalRows === 1 && only !== undefined;
    const measured = new Set(query.measures.map(({ column }) => column));
    const series = seriesIn(evaluation, query);
    return {
      table: {
        title: titleOf(
          query,
          titles.join(query.union ? " and " : " with "),
          columns.map(({ name }) => name),
          keys,
        ),
        columns: columns.map((column) => ({
          ...column,
          ...periodOf(column.name, keys, query.group),
        })),
        rows,
        ...(excerpt && { excerpt }),
        ...(whole && { whole }),
      },
      value: isOne ? (row?.[only.name] ?? null) : null,
      points: pointsIn(published, query.group),
      series,
      comparison: (keys ?? []).length > 1 ? compareSeries(series) : null,
      rows: totalRows,
      rowsIn: counts.rowsIn,
      rowsKept: counts.rowsKept,
      keys: [...(keys ?? [])],
      grouped: keys !== undefined,
      withoutValue: [...counts.withoutValue]
        .filter(([column]) => measured.size > 0 && !evaluation.negated.has(column))
        .map(([column, missing]) => ({ column, rows: missing })),
      joins: joins.map(({ left, right, matched, leftUnmatched, rightUnmatched }) => ({
        left,
        right,
        matched,
        leftUnmatched,
        rightUnmatched,
      })),
      ties,
      sql,
    };
  },

  headline(output, { file: _file, table: _table, files: _files, tables: _tables, ...query }) {
    return sentencesOf({ ...output, isGrouped: output.grouped }, query);
  },
});

/** Of a result whose rows are stretches of time with one number each. */
function pointsIn(
  { columns: [time, value, ...others], rows, excerpt }: Published,
  group: AlgebraInput["group"],
): z.infer<typeof pointSchema>[] {
  const [key, ...keys] = group;
  const isSeries = typeof key === "object" && key.bucket !== undefined && keys.length === 0;
  if (
    !isSeries ||
    others.length > 0 ||
    excerpt ||
    time?.type !== "time" ||
    value?.type !== "number"
  )
    return [];
  return rows.flatMap((row) => {
    const [at, amount] = [row[time.name], row[value.name]];
    return typeof at === "string" && typeof amount === "number" ? [{ at, value: amount }] : [];
  });
}
