/** How much a plan is forgiven: which findings are errors, warnings or notes. */
import { z } from "zod";

export const strictnessLevels = ["strict", "moderate", "lenient"] as const;
export const strictnessSchema = z.enum(strictnessLevels);
export type Strictness = z.infer<typeof strictnessSchema>;

export const defaultStrictness: Strictness = "moderate";
