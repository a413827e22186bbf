/** A diagnostic as a schema. */
import { z } from "zod";
import { count, list } from "./event-values.ts";

const label = z.string().exactOptional();

const placeSchema = z.union([
  z.strictObject({ in: z.literal("query"), start: count, end: count, label }),
  z.strictObject({
    in: z.literal("plan"),
    task: z.string().exactOptional(),
    path: z.string().exactOptional(),
    label,
  }),
  z.strictObject({
    in: z.literal("file"),
    file: z.string(),
    line: count.exactOptional(),
    column: count.exactOptional(),
    label,
  }),
]);

export const diagnosticSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(["error", "warning", "note"]),
  message: z.string(),
  places: list(placeSchema),
  help: z.string().exactOptional(),
});
