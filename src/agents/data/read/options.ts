/** What a user can decide about a file where its own evidence does not, or is wrong. */
import { z } from "zod";

export const readingSchema = z
  .strictObject({
    delimiter: z.string().length(1).describe("what separates values").optional(),
    header: z
      .int()
      .min(0)
      .describe("the line of the column names, from 1; 0 when there is none")
      .optional(),
    decimal: z.enum([".", ","]).describe("the decimal sign of its numbers").optional(),
    dates: z
      .enum(["day-first", "month-first"])
      .describe("how 01/02/2024 is read: as 1 February or as 2 January")
      .optional(),
    sheet: z.string().min(1).describe("the sheet of an Excel file").optional(),
    list: z
      .string()
      .min(1)
      .describe("where the list of records stands in a JSON file: results, or data.items")
      .optional(),
    missing: z.array(z.string()).describe("values that stand for no value, such as <5").optional(),
    text: z.array(z.string()).describe("columns whose values are taken as they are").optional(),
  })
  .describe("how the file is read, where its own evidence does not decide");
export type ReadingOptions = z.infer<typeof readingSchema>;
