/**
 * Shapes that tools of different agents exchange. Their `id` reaches the JSON Schema,
 * so a planner knows that one tool's table is what another one's chart takes.
 */
import { z } from "zod";
import { fileRefSchema } from "./context.ts";

export const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Cell = z.infer<typeof cellSchema>;

/** Rows with named columns. Dates and times are ISO 8601 text. */
export const tableSchema = z
  .object({
    title: z.string(),
    columns: z.array(
      z.object({
        name: z.string(),
        type: z.enum(["text", "number", "boolean", "time"]),
      }),
    ),
    rows: z.array(z.record(z.string(), cellSchema)),
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
