/** Files of a task of an earlier run, put where a task of this run has them: what is there stays when that run goes. */
import { constants } from "node:fs";
import { copyFile, link, mkdir, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { FileRef } from "../../catalog/context.ts";
import type { TaskFolder } from "./bus.ts";
import { expectSame, unreadable } from "./bus-file-error.ts";
import { moveDurably } from "./durable.ts";
import { hashFile } from "./hash-file.ts";
import { runFolder } from "./folders.ts";
import { isErrorFile, MANIFEST_SUFFIX, ownPath, taskFolder } from "./layout.ts";
import { readManifest, writeManifest } from "./manifest.ts";

/**
 * What the manifests of a task's folder promise: the files, by their paths within the run. Nothing where none is. What
 * tells of failed attempts is left out: no output has part in it.
 */
export async function filesOf(bus: string, { run, task }: TaskFolder): Promise<FileRef[]> {
  const folder = taskFolder(bus, run, task);
  const names = await readdir(folder).catch(() => []);
  const read = names
    .filter((name) => name.endsWith(MANIFEST_SUFFIX))
    .map((name) => name.slice(0, -MANIFEST_SUFFIX.length))
    .filter((name) => !isErrorFile(name))
    .map(async (name) => ({
      file: ownPath(task, name),
      ...(await readManifest(join(folder, name))),
    }));
  return Promise.all(read);
}

/**
 * Links them, or copies them where the file system links nothing.
 *
 * @throws BusFileError when one is not there or not what its manifest says; none of them is there then
 */
export async function takeFiles(
  bus: string,
  from: TaskFolder,
  to: TaskFolder,
  files: readonly FileRef[],
): Promise<void> {
  const folder = taskFolder(bus, to.run, to.task);
  const begun: string[] = [];
  try {
    for (const ref of files) {
      const source = join(runFolder(bus, from.run), ref.file);
      const path = join(folder, basename(ref.file));
      const taken = `${path}.taken`;
      begun.push(path, taken, path + MANIFEST_SUFFIX);
      await mkdir(folder, { recursive: true });
      await rm(taken, { force: true });
      await link(source, taken)
        .catch(() => copyFile(source, taken, constants.COPYFILE_FICLONE))
        .catch((cause: unknown) => {
          throw unreadable(from.run, ref, cause);
        });
      expectSame(from.run, ref, await hashFile(taken));
      await moveDurably(taken, path);
      await writeManifest(path, ref, from);
    }
  } catch (error) {
    // Beside them may stand what earlier attempts have left.
    for (const path of begun) await rm(path, { force: true });
    throw error;
  }
}
