/** Passes of the optimiser, each of which can be left out; docs/passes has a page for each. */
export const optimisationNames = [
  "fold-constants",
  "merge-duplicates",
  "sink-into-branches",
  "remove-unused",
  "shard-loops",
] as const;
export type OptimisationName = (typeof optimisationNames)[number];
