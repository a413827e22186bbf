/** The end of a run's staging: files that were not adopted are not part of any output. */
import { rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { stagingOf } from "./folders.ts";
import { removeTree } from "./remove-tree.ts";

export async function removeStaging(bus: string, run: string): Promise<void> {
  const folder = stagingOf(bus, run);
  await removeTree(folder);
  // The folder of this process, unless it has another run; and the one of all, unless there are other processes.
  for (const empty of [dirname(folder), dirname(dirname(folder))]) {
    await rmdir(empty).catch(() => {});
  }
}
