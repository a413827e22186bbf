/** Remembers the first processes of a run, for the next run of the build. */
import { mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { Workspace } from "../../workspace/workspace.ts";
import { recordFile, recordIn, written, type FirstProcesses } from "./record.ts";

/**
 * @param build its name
 * @param first `undefined` when the run needed no process
 * @param mount the folder of the run on the bus
 */
export async function rememberFirst(
  build: string,
  first: FirstProcesses | undefined,
  mount: string,
  { paths }: Pick<Workspace, "paths">,
): Promise<void> {
  const file = recordFile(paths.cache, build);
  const remove = () => rm(file, { recursive: true, force: true });
  try {
    if (first === undefined) return await remove();
    const text = written(first, mount);
    const before = recordIn(file);
    if (before === text) return;
    // What is no record (a link, a folder) is not written through.
    if (before === undefined) await remove();
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, text, { fsync: false });
  } catch {
    // What cannot be kept (a read-only folder, a full disk) only costs time.
  }
}
