import { basename } from "node:path";
import { z } from "zod";
import { cellSchema, defineTool, tableSchema } from "../../catalog/authoring.ts";
import { openDataset } from "./tables/dataset.ts";
import type { Column } from "./tables/loaded-table.ts";
import { readingInput, sourceInputs } from "./inputs.ts";
import { count, say, sayList } from "./numbers.ts";
import type { Row } from "./rows.ts";
import { identifier } from "./sql.ts";
import { ofDuckDB } from "./permissions.ts";

/** Columns named in the headline. */
const NAMED = 8;

export const describe = defineTool({
  name: "describe",
  description:
    "Describe a data file: its columns and their types, how many rows, missing values, and the minimum, maximum and mean of each column.",
  version: "1",
  input: z.object({ ...sourceInputs, reading: readingInput }),
  output: z.object({
    rows: z.int(),
    columns: z.array(
      z.object({
        name: z.string(),
        type: z.enum(["text", "number", "boolean", "time"]),
        nulls: z.int().describe("rows without a value"),
        distinct: z.int().describe("different values"),
        min: cellSchema.describe("of numbers and times; else null"),
        max: cellSchema,
        mean: z.number().nullable().describe("of numbers; else null"),
      }),
    ),
    columnCount: z.int(),
    missing: z.int().describe("values that are missing, in all columns together"),
    table: tableSchema.describe("one row a column"),
  }),
  permissions: { read: [{ arg: "file" }], ...ofDuckDB },
  // The file may have changed since.
  cacheable: false,
  estimate: { seconds: 0.4 },
  phrases: [
    "describe the data",
    "what is in this file",
    "which columns",
    "column types",
    "how many rows",
    "missing values",
    "minimum and maximum of each column",
    "summary statistics",
    "profile of a dataset",
    "overview of the data",
  ],

  async run(input, context) {
    using dataset = await openDataset(input, context);
    for (const { tell } of dataset.columns) tell?.();
    const list = dataset.columns.flatMap(measuresOf);
    const [row = {}] = await dataset.select(
      `SELECT count(*) AS rows, ${list.join(", ")} FROM data`,
    );
    const rows = Number(row["rows"]);
    const columns = dataset.columns.map(({ name, type }, i) => ({
      name,
      type,
      nulls: rows - Number(row[`filled${i}`]),
      distinct: Number(row[`distinct${i}`]),
      ...rangeOf(row, i),
    }));
    return {
      rows,
      columns,
      columnCount: columns.length,
      missing: columns.reduce((sum, { nulls }) => sum + nulls, 0),
      table: {
        title: `Columns of ${dataset.title}`,
        columns: [
          { name: "column", type: "text" as const },
          { name: "type", type: "text" as const },
          { name: "nulls", type: "number" as const },
          { name: "distinct", type: "number" as const },
          { name: "min", type: "text" as const },
          { name: "max", type: "text" as const },
          { name: "mean", type: "number" as const },
        ],
        rows: columns.map(({ name, min, max, ...rest }) => ({
          column: name,
          ...rest,
          min: min === null ? null : String(min),
          max: max === null ? null : String(max),
        })),
      },
    };
  },

  headline({ rows, columnCount, columns, missing }, { file, table }) {
    const named = columns.slice(0, NAMED).map(({ name, type }) => `${name} (${type})`);
    const rest = columns.length > NAMED ? ["others"] : [];
    const gaps = columns.filter(({ nulls }) => nulls > 0).toSorted((a, b) => b.nulls - a.nulls)[0];
    return [
      `${file === undefined ? table?.title : basename(file)} has ${count(rows, "row")} and ${count(columnCount, "column")}: ${sayList([...named, ...rest])}.`,
      ...columns
        .filter(({ type, min }) => (type === "number" || type === "time") && min !== null)
        .slice(0, 2)
        .map(
          ({ name, min, max, mean }) =>
            `${name} runs from ${say(min)} to ${say(max)}${mean === null ? "" : `, with a mean of ${say(mean)}`}.`,
        ),
      gaps === undefined
        ? "No values are missing."
        : `${count(missing, "value")} missing, most of them in ${gaps.name} (${say(gaps.nulls)}).`,
    ];
  },
});

function measuresOf({ name, type }: Column, i: number): string[] {
  const column = identifier(name);
  const both = [`count(${column}) AS filled${i}`, `count(DISTINCT ${column}) AS distinct${i}`];
  if (type !== "number" && type !== "time") return both;
  const range = [`min(${column}) AS min${i}`, `max(${column}) AS max${i}`];
  return [...both, ...range, ...(type === "number" ? [`avg(${column}) AS mean${i}`] : [])];
}

function rangeOf(row: Row, i: number) {
  const mean = row[`mean${i}`] ?? null;
  return {
    min: row[`min${i}`] ?? null,
    max: row[`max${i}`] ?? null,
    mean: mean === null ? null : Number(mean),
  };
}
