import { z } from "zod";
import { defineTool, tableSchema, ToolError, type ToolContext } from "../../catalog/authoring.ts";
import { checkCorrelate, correlationColumns } from "./checks/check-correlate.ts";
import { materialise } from "./algebra/run/materialise.ts";
import { queryOf } from "./algebra/run/query-of.ts";
import { columnInput, measureInput, readingInput, sourceInputs, timeInput } from "./inputs.ts";
import { measureWith } from "./measures.ts";
import { capitalise, count, say } from "./numbers.ts";
import { requireSettled } from "./read/column.ts";
import { columnsNamed, readSeries } from "./series.ts";
import { identifier } from "./sql.ts";
import { correlationOf, type Method } from "./statistics/correlation.ts";
import { pOfCorrelation, sayP } from "./statistics/p-values.ts";
import { openDataset, type Dataset } from "./tables/dataset.ts";
import type { Column } from "./tables/loaded-table.ts";
import { ofDuckDB } from "./permissions.ts";

/** 28 pairs: more are not read. */
const MOST_NAMES = 8;

const pairSchema = z.object({
  left: z.string(),
  right: z.string(),
  n: z.int().describe("pairs of values it rests on"),
  p: z
    .number()
    .nullable()
    .describe("how probable such a correlation is between unrelated values; two-sided"),
  correlation: z.number().nullable().describe("-1 to 1; null when one of the two never changes"),
});
type Pair = z.infer<typeof pairSchema>;

export const correlate = defineTool({
  name: "correlate",
  description:
    "Correlation (Pearson or Spearman) of two columns of numbers, or of two named series such as AAPL and MSFT over the times that they share.",
  version: "1",
  input: z.object({
    ...sourceInputs,
    names: z
      .array(z.string().min(1).meta({ format: "column or value" }))
      .max(MOST_NAMES)
      .default([])
      .describe(
        "two or more columns of numbers, or names that stand in a column, such as AAPL and MSFT; all columns of numbers, or all series, when not given",
      ),
    measure: measureInput,
    by: columnInput.optional().describe("the column that holds the names; found by itself"),
    time: timeInput,
    method: z
      .enum(["pearson", "spearman"])
      .default("pearson")
      .describe(
        "pearson: of the values, along a line; spearman: of their ranks, whatever the curve",
      ),
    reading: readingInput,
  }),
  output: z.object({
    correlation: z.number().nullable().describe("of the first pair, -1 to 1"),
    n: z.int().describe("pairs of values that it rests on"),
    p: z.number().nullable(),
    pairs: z.array(pairSchema).describe("every pair, the strongest first when there are several"),
    table: tableSchema,
  }),
  permissions: { read: [{ arg: "file" }], ...ofDuckDB },
  // The file may have changed since.
  cacheable: false,
  estimate: { seconds: 0.4 },
  phrases: [
    "correlation between",
    "how strongly are they related",
    "correlate",
    "do they move together",
    "relationship between two columns",
    "Pearson coefficient",
    "depends on",
    "linked to",
  ],

  check: checkCorrelate,

  async run(input, context) {
    using dataset = await openDataset(input, context);
    const numbers = dataset.columns.filter(({ type }) => type === "number");
    const columns =
      input.names.length === 0 && input.by === undefined && numbers.length > 1
        ? numbers.slice(0, MOST_NAMES)
        : columnsNamed(dataset, input.names);
    if (columns !== undefined && columns.length < numbers.length && input.names.length === 0) {
      context.note(
        "cut",
        `of ${numbers.length} columns of numbers the first ${MOST_NAMES} are correlated`,
      );
    }
    const isSeries = columns === undefined || input.by !== undefined || input.measure !== undefined;
    const wide = isSeries
      ? await seriesSideBySide(dataset, input, context)
      : { names: columns.map(({ name }) => name), relation: "data" };
    if (!isSeries) for (const column of columns) requireSettled(column);
    if (wide.names.length < 2) {
      throw new ToolError("A correlation needs two columns or two names.", {
        help: `Name them (names). Columns of numbers: ${numbers.map(({ name }) => name).join(", ")}.`,
      });
    }
    const pairs: Pair[] = [];
    for (const [i, left] of wide.names.entries()) {
      for (const right of wide.names.slice(i + 1)) {
        pairs.push(await pairOf(dataset, wide.relation, left, right, input.method));
      }
    }
    const ranked = pairs.toSorted(
      (a, b) => Math.abs(b.correlation ?? 0) - Math.abs(a.correlation ?? 0),
    );
    const [strongest] = ranked;
    if (strongest === undefined || ranked.every(({ n }) => n < 2)) {
      throw new ToolError("They share fewer than two rows or times.", {
        help: "Take columns that are filled in the same rows, or series that overlap in time.",
      });
    }
    return {
      correlation: strongest.correlation,
      n: strongest.n,
      p: strongest.p,
      pairs: ranked,
      table: {
        title: `Correlations in ${dataset.title}`,
        columns: [...correlationColumns],
        rows: ranked.map((pair) => ({ ...pair })),
      },
    };
  },

  headline({ pairs }, { method }) {
    return pairs.slice(0, 3).map(({ left, right, correlation, n, p }) => {
      const subject = capitalise(`${left} and ${right}`);
      if (correlation === null) {
        return `${subject} have no correlation: one of them never changes.`;
      }
      const sign = method === "pearson" ? "r" : "rho";
      return `${subject} correlate ${strength(correlation)}: ${sign} = ${say(correlation)} over ${count(n, "pair")} of values (${sayP(p)}).`;
    });
  },
});

async function pairOf(
  dataset: Dataset,
  relation: string,
  left: string,
  right: string,
  method: Method,
): Promise<Pair> {
  const { correlation, n } = await correlationOf(dataset, relation, left, right, method);
  const p = correlation === null ? null : await pOfCorrelation(correlation, n);
  return { left, right, n, p, correlation };
}

/** One row a time and one column a series; several values of one series at one time count as their mean. */
async function seriesSideBySide(
  dataset: Dataset,
  request: {
    readonly names: readonly string[];
    readonly measure?: string | undefined;
    readonly by?: string | undefined;
    readonly time?: string | undefined;
  },
  context: ToolContext,
): Promise<{ readonly names: readonly string[]; readonly relation: string }> {
  const series = await readSeries(
    dataset,
    { ...request, only: request.names, how: "mean", splits: true },
    context,
  );
  const { axis, split, measure, where } = series;
  if (split === undefined || measure === undefined) return { names: [], relation: "data" };
  const names = series.names.length > 0 ? series.names.map(String) : await valuesOf(dataset, split);
  if (names.length > MOST_NAMES) {
    throw new ToolError(`There are more than ${MOST_NAMES} series by ${split.name}.`, {
      help: "Name the ones to compare (names).",
    });
  }
  const query = queryOf({
    where: [...where, { op: "missing", column: axis.column.name, not: true }],
    group: [axis.column, ...axis.companions].map(({ name }) => name),
    measures: names.map((name) => ({
      ...measureWith("mean", measure.name, columnOf(name)),
      where: [{ op: "=" as const, column: split.name, value: name }],
    })),
    select: names.map((name) => ({ column: columnOf(name), as: name })),
  });
  await materialise(dataset, dataset, query, "wide", context);
  return { names, relation: "wide" };
}

/** Unlike any column of the data. */
function columnOf(name: string): string {
  return `series ${name}`;
}

async function valuesOf(dataset: Dataset, { name }: Column): Promise<string[]> {
  const rows = await dataset.select(
    `SELECT DISTINCT ${identifier(name)} AS value FROM data
     WHERE ${identifier(name)} IS NOT NULL ORDER BY value LIMIT ${MOST_NAMES + 1}`,
  );
  return rows.map(({ value = null }) => String(value));
}

/** The usual words for |r|: J. D. Evans, Straightforward Statistics for the Behavioral Sciences, 1996. */
function strength(r: number): string {
  const size = Math.abs(r);
  const words = ["very weakly", "weakly", "moderately", "strongly", "very strongly"];
  const word = words[Math.min(4, Math.floor(size * 5))] ?? "";
  return size < 0.005
    ? "not at all"
    : `${word}, ${r < 0 ? "in opposite directions" : "in the same direction"}`;
}
