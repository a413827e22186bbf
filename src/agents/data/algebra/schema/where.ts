/** Conditions on rows. */
import { z } from "zod";
import { comparedSchema, nameInput, scalarSchema } from "./values.ts";

const not = z.boolean().default(false).describe("the opposite; rows without a value fit neither");

export const comparisonSchema = z.discriminatedUnion("op", [
  z.strictObject({
    op: z.enum(["=", "!=", "<", "<=", ">", ">="]),
    column: nameInput,
    value: comparedSchema,
    not,
  }),
  z.strictObject({
    op: z.literal("in"),
    column: nameInput,
    values: z.array(scalarSchema).min(1),
    not,
  }),
  z.strictObject({
    op: z.literal("between"),
    column: nameInput,
    from: scalarSchema.describe("included"),
    to: scalarSchema.describe("included; of a month or year, all of it"),
    not,
  }),
  z.strictObject({
    op: z.enum(["contains", "starts with", "ends with"]),
    column: nameInput,
    value: z.string().min(1).describe("upper and lower case do not matter"),
    not,
  }),
  z.strictObject({
    op: z.literal("missing"),
    column: nameInput,
    not: z.boolean().default(false).describe("true: those that have a value"),
  }),
]);
export type Comparison = z.infer<typeof comparisonSchema>;

const allSchema = z.strictObject({ all: z.array(comparisonSchema).min(1) });

export const sameAsSchema = z.strictObject({
  op: z.literal("same as"),
  column: nameInput,
  rows: z.array(comparisonSchema).min(1).describe("the rows whose value is meant: all of these hold"),
});
export type SameAs = z.infer<typeof sameAsSchema>;

export const conditionSchema = z.union([
  comparisonSchema,
  sameAsSchema.describe("rows that have the same value of a column as those others, without them"),
  z.strictObject({
    any: z.array(z.union([comparisonSchema, allSchema])).min(1),
    not: z.boolean().default(false).describe("true: none of them holds"),
  }),
]);
export type Condition = z.infer<typeof conditionSchema>;

export const whereInput = z
  .array(conditionSchema)
  .default([])
  .describe("conditions that all must hold; { any: [...] } for one or the other");
