/** Columns computed on the rows of the result, which may look at other rows of it. */
import { z } from "zod";
import { deriveSchemas } from "./derive.ts";
import { nameInput, optionalAsInput } from "./values.ts";

const of = nameInput.describe("a column of the result, such as a measure");
const within = z.array(nameInput).optional().describe("separately for each value of these columns");
const along = nameInput
  .optional()
  .describe("the column that orders the rows; the time of the group when not given");

export const windowSchemas = [
  z.strictObject({
    op: z.literal("share").describe("in percent of the total of all rows, or within each group"),
    of,
    within,
    as: optionalAsInput,
  }),
  z.strictObject({ op: z.literal("running total"), of, along, within, as: optionalAsInput }),
  z.strictObject({
    op: z.literal("moving mean"),
    of,
    rows: z.int().min(2).describe("of this row and those before it"),
    along,
    within,
    as: optionalAsInput,
  }),
  z.strictObject({
    op: z
      .enum(["change", "percent change"])
      .describe("to the period before, when rows are of a bucket of time; else to the row before"),
    of,
    back: z.int().min(1).default(1).describe("periods or rows; 12 months for the year before"),
    along,
    within,
    as: optionalAsInput,
  }),
  z.strictObject({
    op: z.literal("rank").describe("1 is the largest; equal values share a rank"),
    of,
    smallestFirst: z.boolean().default(false),
    within,
    as: optionalAsInput,
  }),
] as const;
export const windowSchema = z.discriminatedUnion("op", [...windowSchemas]);
export type Window = z.infer<typeof windowSchema>;

export const extendInput = z
  .array(z.discriminatedUnion("op", [...windowSchemas, ...deriveSchemas]))
  .default([])
  .describe(
    "new columns on the rows of the result, in this order: shares, running totals, changes, ranks, and all that derive can",
  );
export type Extend = z.infer<typeof extendInput>[number];
