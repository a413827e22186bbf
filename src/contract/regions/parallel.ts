import { z } from "zod";
import type { GroupRegion, Region, RegionKind } from "./kind.ts";
import { regionTaskSchema, type RegionTask } from "./region-task.ts";

/**
 * When a region whose members run side by side is over, and how: `all` have ended well, and one that fails ends the
 * others; `any` has ended well, which ends the others; or each is `settled`, whatever became of it.
 */
export const joins = ["all", "any", "settled"] as const;
export type Join = (typeof joins)[number];

/** Side by side, as far as their tasks do not need each other. */
export interface ParallelRegion extends GroupRegion {
  readonly kind: "parallel";
  readonly join: Join;
  readonly members: readonly Region[];
  /** How its output and its script call the members, in their order; absent: by their ids. */
  readonly names?: readonly string[] | undefined;
  /** Absent of the tree as a whole, whose members are units. */
  readonly task?: RegionTask | undefined;
  /** Members side by side; absent: all. */
  readonly limit?: number | undefined;
}

export const parallel: RegionKind<ParallelRegion> = {
  name: "parallel",
  schema: (member) =>
    z.strictObject({
      kind: z.literal("parallel"),
      id: z.string(),
      join: z.enum(joins),
      members: z.array(member),
      names: z.array(z.string()).optional(),
      task: regionTaskSchema.optional(),
      limit: z.int().positive().optional(),
    }),
  members: ({ members }) => members,
};

export function parallelRegion(
  id: string,
  members: readonly Region[],
  rest: Partial<Pick<ParallelRegion, "join" | "names" | "task" | "limit">> = {},
): ParallelRegion {
  return { kind: "parallel", id, join: "all", members, ...rest };
}

export function isParallel(region: Region): region is ParallelRegion {
  return region.kind === parallel.name;
}
