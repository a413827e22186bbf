/**
 * Shapes that tools of different agents exchange. Their `id` reaches the JSON Schema,
 * so a planner knows that one tool's table is what another one's chart takes.
 */
import { WRITTEN_PERIODS } from "./periods.ts";
import { z } from "zod";
import { columnTypeSchema } from "../contract/facts.ts";
import { fileRefSchema } from "./context.ts";

export const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Cell = z.infer<typeof cellSchema>;
export type { ColumnType } from "../contract/facts.ts";

/**
 * Rows with named columns. Dates and times are ISO 8601 text. In a column of numbers, a cell that a double
 * cannot hold exactly (an id of 64 bits, a decimal of many digits) is text of its decimal digits.
 *
 * Either `rows` are all rows of the table, or `excerpt` says what part of it they are. Whoever computes over an
 * excerpt reads `whole`, and refuses where that is absent: a part must never be taken for the whole.
 */
export const tableSchema = z
  .object({
    title: z.string(),
    columns: z.array(
      z.object({
        name: z.string(),
        type: columnTypeSchema,
        unit: z.string().optional().describe("EUR, %, kg: what all values of the column are in"),
        period: z
          .enum(WRITTEN_PERIODS)
          .optional()
          .describe("each time stands for all of this, and is its first moment"),
      }),
    ),
    rows: z.array(z.record(z.string(), cellSchema)),
    excerpt: z
      .object({
        totalRows: z.int().describe("rows of the whole table"),
        kept: z.string().describe("which rows these are: the first 1,000 in the order of the file"),
      })
      .optional()
      .describe("set when rows are only a part of the table"),
    whole: fileRefSchema.optional().describe("all rows of the table, as a Parquet file on the bus"),
  })
  .meta({ id: "Table" });
export type Table = z.infer<typeof tableSchema>;

/** A picture of data, drawn and on the bus. */
export const chartSchema = z
  .object({ title: z.string(), file: fileRefSchema })
  .meta({ id: "Chart" });
export type Chart = z.infer<typeof chartSchema>;

/** Prose with a heading: an article, a file's text, a summary. */
export const passageSchema = z
  .object({ title: z.string(), text: z.string() })
  .meta({ id: "Passage" });
export type Passage = z.infer<typeof passageSchema>;

/** A value at a time, oldest first; `at` is ISO 8601. */
export const pointSchema = z.object({ at: z.string(), value: z.number() }).meta({ id: "Point" });
export type Point = z.infer<typeof pointSchema>;
