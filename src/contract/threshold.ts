/** How many findings are too many. */
import { z } from "zod";

/** `warn`: the answer says so; `abort`: the task fails, with the class of failure `findings`. */
export const thresholdActions = ["warn", "abort"] as const;
export type ThresholdAction = (typeof thresholdActions)[number];

export const thresholdSchema = z.strictObject({
  max: z.int().nonnegative().describe("as many are all right"),
  then: z
    .enum(thresholdActions)
    .default("abort")
    .describe("with more: warn says so beside the answer, abort fails the task"),
});
