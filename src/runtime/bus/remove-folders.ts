import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { stagingOf } from "./folders.ts";
import { removeTree } from "./remove-tree.ts";
import { removeStaging } from "./staging.ts";

/**
 * Removes folders of a run that is in the history no more. They are moved to staging first: should this process be
 * killed while it removes many files, the rest is a leftover that the next run removes.
 */
export async function removeFolders(
  bus: string,
  run: string,
  folders: readonly string[],
): Promise<void> {
  const staging = stagingOf(bus, run);
  await mkdir(staging, { recursive: true });
  for (const [i, folder] of folders.entries()) {
    // One that is not there, or lies on another disk.
    const moved = await rename(folder, join(staging, String(i))).then(
      () => true,
      () => false,
    );
    if (!moved) await removeTree(folder);
  }
  await removeStaging(bus, run);
}
