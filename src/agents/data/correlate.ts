import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { openDataset, type Dataset } from "./dataset.ts";
import { columnInput, measureInput, sourceInputs, timeInput } from "./inputs.ts";
import { capitalise, count, say } from "./numbers.ts";
import { columnsNamed, readSeries } from "./series.ts";
import { Bindings, identifier } from "./sql.ts";

/** 28 pairs: more are not read. */
const MOST_NAMES = 8;

const pairSchema = z.object({
  left: z.string(),
  right: z.string(),
  correlation: z.number().nullable().describe("-1 to 1; null when one of the two never changes"),
  n: z.int().describe("pairs of values it rests on"),
});
type Pair = z.infer<typeof pairSchema>;

export const correlate = defineTool({
  name: "correlate",
  description:
    "Correlation (Pearson) of two columns of numbers, or of two named series such as AAPL and MSFT over the times that they share.",
  version: "1",
  input: z.object({
    ...sourceInputs,
    names: z
      .array(z.string().min(1))
      .max(MOST_NAMES)
      .default([])
      .describe(
        "two or more columns of numbers, or names that stand in a column, such as AAPL and MSFT; all columns of numbers, or all series, when not given",
      ),
    measure: measureInput,
    by: columnInput.optional().describe("the column that holds the names; found by itself"),
    time: timeInput,
  }),
  output: z.object({
    correlation: z.number().nullable().describe("Pearson's r of the first pair, -1 to 1"),
    n: z.int().describe("pairs of values that it rests on"),
    pairs: z.array(pairSchema).describe("every pair, the strongest first when there are several"),
    table: tableSchema,
  }),
  permissions: { read: [{ arg: "file" }], addons: true },
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

  async run(input, context) {
    using dataset = await openDataset(input, context);
    const numbers = dataset.columns.filter(({ type }) => type === "number");
    const columns =
      input.names.length === 0 && input.by === undefined && numbers.length > 1
        ? numbers.slice(0, MOST_NAMES)
        : columnsNamed(dataset, input.names);
    const wide =
      columns === undefined || input.by !== undefined || input.measure !== undefined
        ? await seriesSideBySide(dataset, input)
        : { names: columns.map(({ name }) => name), sql: "data", bindings: new Bindings() };
    if (wide.names.length < 2) {
      throw new ToolError("A correlation needs two columns or two names.", {
        help: `Name them (names). Columns of numbers: ${numbers.map(({ name }) => name).join(", ")}.`,
      });
    }
    const pairs: Pair[] = [];
    for (const [i, left] of wide.names.entries()) {
      for (const right of wide.names.slice(i + 1)) {
        pairs.push({ left, right, ...(await pearson(dataset, wide, left, right)) });
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
      pairs: ranked,
      table: {
        title: `Correlations in ${dataset.title}`,
        columns: [
          { name: "left", type: "text" as const },
          { name: "right", type: "text" as const },
          { name: "n", type: "number" as const },
          { name: "correlation", type: "number" as const },
        ],
        rows: ranked.map((pair) => ({ ...pair })),
      },
    };
  },

  headline({ pairs }) {
    return pairs.slice(0, 3).map(({ left, right, correlation, n }) => {
      const subject = capitalise(`${left} and ${right}`);
      if (correlation === null) {
        return `${subject} have no correlation: one of them never changes.`;
      }
      return `${subject} correlate ${strength(correlation)}: r = ${say(correlation)} over ${count(n, "pair")} of values.`;
    });
  },
});

interface Wide {
  readonly names: readonly string[];
  /** What follows FROM: a relation with one column a name. */
  readonly sql: string;
  readonly bindings: Bindings;
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
): Promise<Wide> {
  const series = await readSeries(dataset, { ...request, only: request.names, how: "mean" });
  const found = await dataset.select(
    `SELECT DISTINCT name FROM (${series.sql}) WHERE name IS NOT NULL ORDER BY name LIMIT ${MOST_NAMES + 1}`,
    series.bindings.values,
  );
  const names = series.names.length > 0 ? series.names : found.map(({ name = null }) => name);
  if (names.length > MOST_NAMES) {
    throw new ToolError(`There are more than ${MOST_NAMES} series by ${series.by}.`, {
      help: "Name the ones to compare (names).",
    });
  }
  const columns = names.map((name) => {
    const value = series.bindings.add(String(name));
    return `avg(value) FILTER (name = ${value}) AS ${identifier(String(name))}`;
  });
  return {
    names: names.map(String),
    sql: `(SELECT moment, ${columns.join(", ")} FROM (${series.sql}) WHERE moment IS NOT NULL GROUP BY moment)`,
    bindings: series.bindings,
  };
}

async function pearson(dataset: Dataset, wide: Wide, left: string, right: string) {
  const [a, b] = [identifier(left), identifier(right)];
  const [row = {}] = await dataset.select(
    `SELECT corr(${a}, ${b}) AS correlation,
       count(*) FILTER (${a} IS NOT NULL AND ${b} IS NOT NULL) AS n FROM ${wide.sql}`,
    wide.bindings.values,
  );
  const { correlation = null, n } = row;
  return { correlation: correlation === null ? null : Number(correlation), n: Number(n) };
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
