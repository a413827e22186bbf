/** Remembers what the first process of a run might touch, for the next run of the build. */
import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Grants } from "../sandbox/grants.ts";
import { recordFile, written } from "./record.ts";

/**
 * @param build its name
 * @param grants `undefined` when the run needed no process
 * @param mount the folder of the run on the bus
 */
export async function rememberFirst(
  build: string,
  grants: Grants | undefined,
  mount: string,
  { paths }: Pick<Workspace, "paths">,
): Promise<void> {
  const file = recordFile(paths.cache, build);
  try {
    if (grants === undefined) return await rm(file, { force: true });
    const text = written(grants, mount);
    if ((await readFile(file, "utf8").catch(() => undefined)) === text) return;
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, text, { fsync: false });
  } catch {
    // What cannot be kept (a read-only folder, a full disk) only costs time.
  }
}
