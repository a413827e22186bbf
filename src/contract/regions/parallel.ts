import { z } from "zod";
import type { GroupRegion, Region, RegionKind } from "./kind.ts";

/** When a region whose members run side by side is over: `all` of them are settled. */
const joins = ["all"] as const;

/** Side by side, as far as their tasks do not need each other. */
export interface ParallelRegion extends GroupRegion {
  readonly kind: "parallel";
  readonly join: (typeof joins)[number];
  readonly members: readonly Region[];
}

export const parallel: RegionKind<ParallelRegion> = {
  name: "parallel",
  schema: (member) =>
    z.strictObject({
      kind: z.literal("parallel"),
      id: z.string(),
      join: z.enum(joins),
      members: z.array(member),
    }),
  members: ({ members }) => members,
};

export function parallelRegion(id: string, members: readonly Region[]): ParallelRegion {
  return { kind: "parallel", id, join: "all", members };
}

export function isParallel(region: Region): region is ParallelRegion {
  return region.kind === parallel.name;
}
