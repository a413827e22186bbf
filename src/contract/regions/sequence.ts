import { z } from "zod";
import type { GroupRegion, Region, RegionKind } from "./kind.ts";

/** One after the other: each begins when the one before it has succeeded. */
export interface SequenceRegion extends GroupRegion {
  readonly kind: "sequence";
  readonly members: readonly Region[];
}

export const sequence: RegionKind<SequenceRegion> = {
  name: "sequence",
  schema: (member) =>
    z.strictObject({
      kind: z.literal("sequence"),
      id: z.string(),
      members: z.array(member).min(1),
    }),
  members: ({ members }) => members,
};

export function sequenceRegion(id: string, members: readonly Region[]): SequenceRegion {
  return { kind: "sequence", id, members };
}

export function isSequence(region: Region): region is SequenceRegion {
  return region.kind === sequence.name;
}
