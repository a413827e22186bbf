/** The end of what was staged: files that were not adopted are not part of any output. */
import { rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { isWithin } from "../../workspace/within.ts";
import { stagingOf, stagingRoot } from "./folders.ts";
import { removeTree } from "./remove-tree.ts";

/** Of a run, all that this process has staged. */
export async function removeStaging(bus: string, run: string): Promise<void> {
  await removeStaged(bus, stagingOf(bus, run));
}

/** A folder in staging, and those around it that hold nothing else: of its run, of this process, of all of them. */
export async function removeStaged(bus: string, folder: string): Promise<void> {
  await removeTree(folder);
  for (let around = dirname(folder); isWithin(stagingRoot(bus), around); around = dirname(around)) {
    await rmdir(around).catch(() => {});
  }
}
