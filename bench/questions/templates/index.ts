/** Every template. */
import { comparisons } from "./compare.ts";
import { filters } from "./filter.ts";
import { groups } from "./group.ts";
import { joins } from "./join.ts";
import { ranks } from "./rank.ts";
import { refinements } from "./refine.ts";
import type { Template } from "./template.ts";
import { times } from "./time.ts";

export const templates: readonly Template[] = [
  ...filters,
  ...groups,
  ...ranks,
  ...comparisons,
  ...times,
  ...joins,
  ...refinements,
];
