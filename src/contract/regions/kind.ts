import type { z } from "zod";

/** A piece of the core: a task, or other regions and how they are run. Its own fields are known to its kind alone. */
export interface Region {
  readonly kind: string;
}

/** A region of others. Its id stands once in the tree; a unit names its region by it. */
export interface GroupRegion extends Region {
  readonly id: string;
}

/** A kind of region: one file, and one line in `index.ts`. */
export interface RegionKind<Own extends Region = Region> {
  readonly name: Own["kind"];
  /** @param member schema of any region */
  schema(member: z.ZodType<Region>): z.ZodObject<{ kind: z.ZodLiteral<string> }>;
  /** The regions that it consists of, in their order; none of a leaf. */
  members(region: Own): readonly Region[];
}
