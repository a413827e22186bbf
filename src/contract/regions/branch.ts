import { z } from "zod";
import { expressionSchema, type Expression } from "../expression/expression.ts";
import type { GroupRegion, Region, RegionKind } from "./kind.ts";
import { regionTaskSchema, type RegionTask } from "./region-task.ts";

/** One of two blocks, as a condition says. What stands in the other is skipped. */
export interface BranchRegion extends GroupRegion {
  readonly kind: "branch";
  readonly task: RegionTask;
  readonly when: Expression;
  readonly then: Region;
  readonly else?: Region | undefined;
}

export const branch: RegionKind<BranchRegion> = {
  name: "branch",
  schema: (member) =>
    z.strictObject({
      kind: z.literal("branch"),
      id: z.string(),
      task: regionTaskSchema,
      when: expressionSchema,
      then: member,
      else: member.optional(),
    }),
  members: (region) => (region.else === undefined ? [region.then] : [region.then, region.else]),
};

export function isBranch(region: Region): region is BranchRegion {
  return region.kind === branch.name;
}
