import { z } from "zod";
import type { GroupRegion, Region } from "./kind.ts";
import { estimateSchema, needSchema, prioritySchema } from "../plan.ts";

/**
 * The task of the plan that a region is, where it is one: it then has that task's id, and a row, a status and an output
 * under it. A region that only groups others (a unit, a block of a branch) has none.
 */
export const regionTaskSchema = z.strictObject({
  title: z.string(),
  /** Final; of a region within another none, since blocks run in order. */
  needs: z.array(needSchema),
  priority: prioritySchema,
  internal: z.literal(true).optional(),
  /** It holds an optional task alone, and ends well however that one ends. */
  optional: z.literal(true).optional(),
  /** What is expected, of the whole region. */
  estimate: estimateSchema,
});
export type RegionTask = Readonly<z.infer<typeof regionTaskSchema>>;

/** Whether the region is a task of the plan. */
export function isTaskOfPlan(
  region: Region,
): region is GroupRegion & { readonly task: RegionTask } {
  return "id" in region && "task" in region && region.task !== undefined;
}
