/** Columns computed from others of the same row. */
import { z } from "zod";
import { asInput, nameInput, operandSchema, scalarSchema } from "./values.ts";
import { conditionSchema } from "./where.ts";

/** Those that make a time coarser. */
export const BUCKETS = ["minute", "hour", "day", "week", "month", "quarter", "year"] as const;
export type Bucket = (typeof BUCKETS)[number];

/** Those that come again: every year has a March, every week a Monday. */
export const CYCLES = [
  "hour of day",
  "weekday",
  "day of month",
  "week of year",
  "month of year",
  "quarter of year",
] as const;
export type Cycle = (typeof CYCLES)[number];

export const zoneInput = z
  .string()
  .min(1)
  .optional()
  .describe("a time zone such as Europe/Berlin, when times are UTC and local days are meant");

export const deriveSchemas = [
  z.strictObject({
    op: z.enum(["+", "-", "*", "/", "%", "power", "greatest", "least"]),
    of: z.array(operandSchema).min(2).describe("from left to right"),
    as: asInput,
  }),
  z.strictObject({
    op: z.enum(["abs", "floor", "ceil", "sqrt", "ln", "log10", "exp", "sign"]),
    of: operandSchema,
    as: asInput,
  }),
  z.strictObject({
    op: z.literal("round"),
    of: operandSchema,
    digits: z.int().min(-12).max(12).default(0),
    as: asInput,
  }),
  z.strictObject({
    op: z.literal("time between"),
    from: operandSchema,
    to: operandSchema,
    unit: z
      .enum(["seconds", "minutes", "hours", "days", "weeks", "months", "quarters", "years"])
      .default("days")
      .describe(
        "of months, quarters and years the completed ones count; the others have fractions",
      ),
    as: asInput,
  }),
  z.strictObject({
    op: z.literal("bucket"),
    column: nameInput,
    to: z.enum([...BUCKETS, ...CYCLES]).describe("weeks are those of ISO 8601: from Monday"),
    zone: zoneInput,
    as: asInput,
  }),
  z.strictObject({
    op: z.enum(["year", "quarter", "month", "week", "day", "hour", "minute", "second"]),
    column: nameInput.describe("of times; the part is a number"),
    zone: zoneInput,
    as: asInput,
  }),
  z.strictObject({
    op: z.enum(["lower", "upper", "trim", "length", "words"]).describe("words: how many there are"),
    column: nameInput,
    as: asInput,
  }),
  z.strictObject({
    op: z.enum(["left", "right"]).describe("the first or last characters"),
    column: nameInput,
    count: z.int().min(1),
    as: asInput,
  }),
  z.strictObject({
    op: z.literal("replace"),
    column: nameInput,
    text: z.string().min(1),
    with: z.string(),
    as: asInput,
  }),
  z.strictObject({
    op: z.literal("split"),
    column: nameInput,
    at: z.string().min(1),
    part: z.int().describe("1 is the first, -1 the last"),
    as: asInput,
  }),
  z.strictObject({
    op: z.literal("join texts"),
    of: z.array(operandSchema).min(2),
    separator: z.string().default(" "),
    as: asInput,
  }),
  z.strictObject({
    op: z.literal("bins"),
    column: nameInput,
    width: z.number().positive().describe("each bin is named by its lower end, which it includes"),
    start: z.number().default(0),
    as: asInput,
  }),
  z.strictObject({
    op: z.literal("classes"),
    column: nameInput,
    edges: z
      .array(z.number())
      .min(1)
      .describe("18, 65 gives: below 18, 18 to below 65, 65 and above"),
    as: asInput,
  }),
  z.strictObject({
    op: z.literal("case"),
    cases: z
      .array(z.strictObject({ when: z.array(conditionSchema).min(1), value: scalarSchema }))
      .min(1),
    otherwise: scalarSchema.optional(),
    as: asInput,
  }),
  z.strictObject({
    op: z.literal("fill"),
    column: nameInput,
    value: scalarSchema.describe("stands where there is none"),
    as: asInput,
  }),
  z.strictObject({
    op: z.enum(["to number", "to text"]),
    column: nameInput,
    as: asInput,
  }),
  z.strictObject({
    op: z
      .enum(["first number", "clock seconds"])
      .describe("of a text: 1200 of `1,200 m (est.)`; 98 seconds of `1:38`"),
    column: nameInput,
    as: asInput,
  }),
] as const;

export const deriveSchema = z.discriminatedUnion("op", [...deriveSchemas]);
export type Derive = z.infer<typeof deriveSchema>;
/** Those of the forms whose `op` may be one of these. */
export type DeriveOf<Op extends Derive["op"], Form = Derive> = Form extends {
  readonly op: infer Own;
}
  ? [Extract<Own, Op>] extends [never]
    ? never
    : Form
  : never;

export const deriveInput = z
  .array(deriveSchema)
  .default([])
  .describe("new columns, computed for each row in this order; a later one may use an earlier one");
