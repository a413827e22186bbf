/** Inputs that several tools of this agent share, in the same words. */
import { z } from "zod";
import { tableSchema } from "../../catalog/authoring.ts";
import { readingSchema } from "./read/options.ts";

export const fileInput = z
  .string()
  .min(1)
  .describe("the data file: CSV, TSV, JSON, NDJSON or Parquet")
  .meta({ format: "path", mustExist: true });

/** Either of the two; `openDataset` refuses none and both. */
export const sourceInputs = {
  file: fileInput.optional(),
  table: tableSchema.optional().describe("a table of an earlier task, in place of a file"),
};

export const readingInput = readingSchema.optional();

export const columnInput = z.string().min(1).meta({ format: "column" });

export const measureInput = columnInput
  .optional()
  .describe("the column of numbers, such as price; found by itself when there is only one");

export const onlyInput = z
  .array(z.string().min(1))
  .default([])
  .describe(
    "names to keep, such as AAPL and MSFT or Seattle; they are found in whichever column holds them",
  );

/** `synonyms` are the words that people say; planners may read them. */
export const howInput = z
  .enum(["mean", "sum", "count", "median", "min", "max", "distinct"])
  .describe(
    "how values become one: mean (average), sum (total), count (how many), median, min (lowest), max (highest), distinct (how many different ones)",
  )
  .meta({
    synonyms: {
      mean: ["average", "avg", "averaged", "typical"],
      sum: ["total", "summed", "altogether"],
      count: ["how many", "number of", "counts"],
      median: ["middle value"],
      min: ["minimum", "lowest", "smallest", "least"],
      max: ["maximum", "highest", "largest", "greatest", "peak"],
      distinct: ["unique", "different"],
    },
  });
export type How = z.infer<typeof howInput>;

export const timeInput = columnInput
  .optional()
  .describe("the column of dates or times; found by itself");
