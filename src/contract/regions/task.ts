import { z } from "zod";
import type { Region, RegionKind } from "./kind.ts";

/** A leaf: one task of the core. */
export interface TaskRegion extends Region {
  readonly kind: "task";
  readonly task: string;
}

export const task: RegionKind<TaskRegion> = {
  name: "task",
  schema: () => z.strictObject({ kind: z.literal("task"), task: z.string() }),
  members: () => [],
};

export function taskRegion(id: string): TaskRegion {
  return { kind: "task", task: id };
}

export function isTask(region: Region): region is TaskRegion {
  return region.kind === task.name;
}
