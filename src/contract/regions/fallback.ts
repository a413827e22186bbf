import { z } from "zod";
import { errorClasses, type ErrorClass } from "../error-class.ts";
import type { GroupRegion, Region, RegionKind } from "./kind.ts";
import { regionTaskSchema, type RegionTask } from "./region-task.ts";

/** Alternatives in order: the next is begun when the one before has failed for a reason of `on`. */
export interface FallbackRegion extends GroupRegion {
  readonly kind: "fallback";
  readonly task: RegionTask;
  readonly on: readonly ErrorClass[];
  /** `name` is how the output says which one gave it. */
  readonly alternatives: readonly { readonly name: string; readonly region: Region }[];
}

export const fallback: RegionKind<FallbackRegion> = {
  name: "fallback",
  schema: (member) =>
    z.strictObject({
      kind: z.literal("fallback"),
      id: z.string(),
      task: regionTaskSchema,
      on: z.array(z.enum(errorClasses)).min(1),
      alternatives: z.array(z.strictObject({ name: z.string(), region: member })).min(1),
    }),
  members: ({ alternatives }) => alternatives.map(({ region }) => region),
};

export function isFallback(region: Region): region is FallbackRegion {
  return region.kind === fallback.name;
}
