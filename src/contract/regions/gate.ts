import { z } from "zod";
import { paramSchema, type Param } from "../plan.ts";
import { argSchema, type Args } from "../values.ts";
import type { GroupRegion, Region, RegionKind } from "./kind.ts";
import { regionTaskSchema, type RegionTask } from "./region-task.ts";

/** A person decides. It has no members, and no script of a tool: what it waits for comes from outside. */
export interface GateRegion extends GroupRegion {
  readonly kind: "gate";
  readonly task: RegionTask;
  readonly question: string;
  /** What the person is shown. */
  readonly show: Args;
  /** The value that is asked for; absent: only yes or no. */
  readonly value?: Param | undefined;
  /** Milliseconds from when it is reached; default: none. */
  readonly deadlineMs?: number | undefined;
  /** What counts as decided when the deadline has passed; absent: rejected. */
  readonly byDefault?: GateDefault | undefined;
  /** Whether a rejection lets the block go on, with the decision as data; otherwise it fails what depends on it. */
  readonly continues: boolean;
}

export const gateDefaultSchema = z.discriminatedUnion("decision", [
  z.strictObject({
    decision: z.literal("approved"),
    value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
  }),
  z.strictObject({ decision: z.literal("rejected") }),
]);

export type GateDefault = Readonly<z.infer<typeof gateDefaultSchema>>;

export const gate: RegionKind<GateRegion> = {
  name: "gate",
  schema: () =>
    z.strictObject({
      kind: z.literal("gate"),
      id: z.string(),
      task: regionTaskSchema,
      question: z.string(),
      show: z.record(z.string(), argSchema),
      value: paramSchema.optional(),
      deadlineMs: z.int().positive().optional(),
      byDefault: gateDefaultSchema.optional(),
      continues: z.boolean(),
    }),
  members: () => [],
};

export function isGate(region: Region): region is GateRegion {
  return region.kind === gate.name;
}
