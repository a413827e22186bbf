/** What stands in the clauses of a query: columns by name, and values. */
import { z } from "zod";

/**
 * The name of a column: of the data, or one that the query itself makes. Without the format `column` of other tools:
 * that one is checked against the columns of the data alone.
 */
export const nameInput = z.string().min(1);

/** In a place for a value: text, a number or a boolean; times are ISO 8601 text, also of a whole month or year. */
export const scalarSchema = z
  .union([z.string(), z.number(), z.boolean()])
  .describe(
    "a value; a time as 2024-07-01T12:00, or a whole day, month, quarter or year: 2024-07, 2024-Q3, 2024",
  );
export type Scalar = z.infer<typeof scalarSchema>;

export const comparedSchema = z
  .union([scalarSchema, z.strictObject({ column: nameInput })])
  .describe("a value, or another column as { column: name }");

/** In a place for a column or a number: text is the name of a column. */
export const operandSchema = z
  .union([nameInput, z.number(), z.strictObject({ value: scalarSchema })])
  .describe("the name of a column, a number, or another value as { value: … }");
export type Operand = z.infer<typeof operandSchema>;

export const asInput = z.string().min(1).describe("the name of the new column");

export const optionalAsInput = asInput
  .optional()
  .describe("its name; made from what it is when not given");
