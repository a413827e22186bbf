import { z } from "zod";
import { expressionSchema, type Expression } from "../expression/expression.ts";
import { argSchema, type Arg } from "../values.ts";
import type { GroupRegion, Region, RegionKind } from "./kind.ts";
import { regionTaskSchema, type RegionTask } from "./region-task.ts";

/** What it goes over: the items of a list, or so many rounds, which `until` may end early. */
export type LoopOver =
  | { readonly is: "items"; readonly list: Arg; readonly as: string }
  | { readonly is: "rounds"; readonly until?: Expression | undefined };

/** A value that goes from one round to the next. */
export interface Carried {
  readonly name: string;
  /** In the first round. */
  readonly first: Arg;
  /** In each other round, taken in the round before. */
  readonly next: Arg;
}

/** A block again and again. Each time is an item: `t3[0]`, `t3[1]`, … */
export interface LoopRegion extends GroupRegion {
  readonly kind: "loop";
  readonly task: RegionTask;
  readonly over: LoopOver;
  /** Name of the variable that holds the number of the item, from 0. */
  readonly index?: string | undefined;
  /** Of rounds only. */
  readonly carry: readonly Carried[];
  /** A list with more items is refused before any is begun; rounds end when there were so many. */
  readonly limit: number;
  /** Items side by side; rounds follow each other. */
  readonly concurrency: number;
  /** Processes that its items are spread over, at most; of items only. Default: one. See docs/adr/0032. */
  readonly shards?: number | undefined;
  /** `stop`: one item that fails ends the loop as failed; `collect`: it is listed in the output, and the others go on. */
  readonly onError: "stop" | "collect";
  readonly body: Region;
}

export const loop: RegionKind<LoopRegion> = {
  name: "loop",
  schema: (member) =>
    z.strictObject({
      kind: z.literal("loop"),
      id: z.string(),
      task: regionTaskSchema,
      over: z.discriminatedUnion("is", [
        z.strictObject({ is: z.literal("items"), list: argSchema, as: z.string() }),
        z.strictObject({ is: z.literal("rounds"), until: expressionSchema.optional() }),
      ]),
      index: z.string().optional(),
      carry: z.array(z.strictObject({ name: z.string(), first: argSchema, next: argSchema })),
      limit: z.int().positive(),
      concurrency: z.int().positive(),
      shards: z.int().positive().optional(),
      onError: z.enum(["stop", "collect"]),
      body: member,
    }),
  members: ({ body }) => [body],
};

export function isLoop(region: Region): region is LoopRegion {
  return region.kind === loop.name;
}
