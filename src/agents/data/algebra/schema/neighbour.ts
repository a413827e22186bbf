/** Rows that stand beside others. */
import { z } from "zod";
import { nameInput } from "./values.ts";
import { conditionSchema } from "./where.ts";

export const neighbourSchema = z.strictObject({
  of: z.array(conditionSchema).min(1).describe("the rows that are named: all of these hold"),
  offset: z
    .int()
    .min(-1000)
    .max(1000)
    .default(1)
    .describe("1 is the row right after each of them, -1 the one right before"),
  along: nameInput
    .optional()
    .describe("the column that orders the rows; as they lie in the data when not given"),
});
export type Neighbour = z.infer<typeof neighbourSchema>;

export const neighbourInput = neighbourSchema
  .optional()
  .describe("of the rows that fit `where`, those that stand so many rows after or before others");
