import { z } from "zod";
import type { GroupRegion, Region, RegionKind } from "./kind.ts";
import { regionTaskSchema, type RegionTask } from "./region-task.ts";

/** Another plan as one task: its tasks in turn, and the output of the last one. */
export interface SubplanRegion extends GroupRegion {
  readonly kind: "subplan";
  readonly task: RegionTask;
  /** Its name. */
  readonly plan: string;
  readonly body: Region;
}

export const subplan: RegionKind<SubplanRegion> = {
  name: "subplan",
  schema: (member) =>
    z.strictObject({
      kind: z.literal("subplan"),
      id: z.string(),
      task: regionTaskSchema,
      plan: z.string(),
      body: member,
    }),
  members: ({ body }) => [body],
};

export function isSubplan(region: Region): region is SubplanRegion {
  return region.kind === subplan.name;
}
