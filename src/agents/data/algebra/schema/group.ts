/** What rows are grouped by, and what is computed of each group. */
import { z } from "zod";
import { BUCKETS, CYCLES, zoneInput } from "./derive.ts";
import { nameInput, optionalAsInput } from "./values.ts";
import { comparisonSchema } from "./where.ts";

const keySchema = z.union([
  nameInput,
  z.strictObject({
    column: nameInput,
    bucket: z.enum([...BUCKETS, ...CYCLES]),
    month: nameInput
      .optional()
      .describe("the column of months, when `column` holds only years; found by itself"),
    day: nameInput.optional().describe("the column of days, likewise"),
    zone: zoneInput,
    fill: z
      .boolean()
      .default(false)
      .describe("true: times without rows are listed as well, with 0 rows and no other value"),
    as: optionalAsInput,
  }),
]);

export const groupInput = z
  .array(keySchema)
  .default([])
  .describe("columns, and times in buckets; none for one result over all rows");

const shared = {
  where: z
    .array(comparisonSchema)
    .default([])
    .describe("only rows that fit all of these go into it"),
  as: optionalAsInput,
};

export const measureSchema = z.discriminatedUnion("how", [
  z.strictObject({
    how: z.literal("count"),
    column: nameInput
      .optional()
      .describe("counts rows that have a value of it; all when not given"),
    ...shared,
  }),
  z.strictObject({
    how: z
      .enum([
        "sum",
        "mean",
        "median",
        "min",
        "max",
        "mode",
        "distinct",
        "missing",
        "stddev",
        "variance",
        "population stddev",
        "population variance",
      ])
      .describe(
        "stddev and variance are those of a sample (n - 1); distinct: how many different values; missing: rows without one; mode: the most frequent value, of equals the smallest",
      ),
    column: nameInput,
    ...shared,
  }),
  z.strictObject({
    how: z.literal("quantile"),
    column: nameInput,
    q: z
      .number()
      .min(0)
      .max(1)
      .describe("0.9 for the 90th percentile; interpolated between values"),
    ...shared,
  }),
  z.strictObject({
    how: z.enum(["first", "last"]),
    column: nameInput,
    along: nameInput
      .optional()
      .describe("the order, such as a time; that of the rows when not given"),
    ...shared,
  }),
]);
export type Measure = z.infer<typeof measureSchema>;

export const measuresInput = z
  .array(measureSchema)
  .default([])
  .describe(
    "what is computed of each group, several at once; rows are counted when there is a group and no measure",
  );
