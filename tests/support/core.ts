import {
  parallelRegion,
  sequenceRegion,
  taskRegion,
  type Region,
} from "../../src/contract/regions/index.ts";

/** A core of sequences side by side, each by its id and the ids of its tasks. */
export function coreOf(sequences: readonly (readonly [string, readonly string[]])[]): Region {
  return parallelRegion(
    "r0",
    sequences.map(([id, tasks]) => sequenceRegion(id, tasks.map(taskRegion))),
  );
}
