/** What a user can decide about a file where its own evidence does not, or is wrong. */
import { z } from "zod";

export const readingSchema = z
  .strictObject({
    delimiter: z
      .string()
      .min(1)
      .max(4)
      .describe("what separates the values of a text file: , or ; or a tab")
      .optional(),
    quote: z
      .enum(['"', "'", "none"])
      .describe(
        "the character around values that hold a delimiter; none when quotation marks are part of the values",
      )
      .optional(),
    header: z
      .union([z.int().min(1), z.literal("none")])
      .describe(
        "the line of the column names, from 1; lines above it are left out. none when there are no names",
      )
      .optional(),
    footer: z
      .int()
      .min(0)
      .describe("how many lines at the end are no data, blank ones not counted")
      .optional(),
    shortLines: z
      .literal("fill")
      .describe("lines with too few values end early: the values that they lack are missing ones")
      .optional(),
    totals: z
      .enum(["keep", "leave-out"])
      .describe("whether rows of totals count as rows, or are left out as labelled")
      .optional(),
    encoding: z
      .enum(["utf-8", "utf-16", "utf-16be", "latin-1", "windows-1252"])
      .describe("how the characters of a text file are written")
      .optional(),
    decimal: z.enum([".", ","]).describe("the decimal sign of its numbers").optional(),
    thousands: z
      .enum([",", ".", " ", "'", "none"])
      .describe("what stands between groups of three digits")
      .optional(),
    dates: z
      .enum(["day-first", "month-first"])
      .describe("how 01/02/2024 is read: as 1 February or as 2 January")
      .optional(),
    nulls: z
      .array(z.string())
      .describe("what stands for a missing value, beside an empty one: -, NA, unknown")
      .optional(),
    numbers: z
      .array(z.string())
      .describe("numbers that look like marks of a missing value and are values: -1, 9999")
      .optional(),
    latestYear: z
      .int()
      .min(1000)
      .max(2999)
      .describe("the last year that a year of two digits can be in: with 2026, 68 is 1968")
      .optional(),
    sheet: z.string().min(1).describe("the sheet of an Excel file").optional(),
    list: z
      .string()
      .min(1)
      .describe("where the list of records stands in a JSON file: results, or data.items")
      .optional(),
    text: z.array(z.string()).describe("columns whose values are taken as they are").optional(),
  })
  .describe("how the file is read, where its own evidence does not decide");
export type ReadingOptions = z.infer<typeof readingSchema>;
