/** Files of a task of an earlier run, put where a task of this run has them: what is there stays when that run goes. */
import { constants } from "node:fs";
import { copyFile, link, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import type { FileRef } from "../../catalog/context.ts";
import { prettyJson } from "../../contract/json.ts";
import type { TaskFolder } from "./bus.ts";
import { expectSame, unreadable } from "./bus-file-error.ts";
import { moveDurably, writeDurably } from "./durable.ts";
import { hashFile } from "./hash-file.ts";
import { runFolder } from "./folders.ts";
import { MANIFEST_SUFFIX, ownPath, taskFolder } from "./layout.ts";

const manifestSchema = z.looseObject({ id: z.string(), bytes: z.int(), mediaType: z.string() });

/** What the manifests of a task's folder promise: the files, by their paths within the run. Nothing where none is. */
export async function filesOf(bus: string, { run, task }: TaskFolder): Promise<FileRef[]> {
  const folder = taskFolder(bus, run, task);
  const names = await readdir(folder).catch(() => []);
  const read = names
    .filter((name) => name.endsWith(MANIFEST_SUFFIX))
    .map(async (name) => {
      const text = await readFile(join(folder, name), "utf8");
      const { id: sha256, bytes, mediaType } = manifestSchema.parse(JSON.parse(text));
      return {
        file: ownPath(task, name.slice(0, -MANIFEST_SUFFIX.length)),
        sha256,
        bytes,
        mediaType,
      };
    });
  return Promise.all(read);
}

/**
 * Links them, or copies them where the file system links nothing.
 *
 * @throws BusFileError when one is not there or not what its manifest says; nothing is there then
 */
export async function takeFiles(
  bus: string,
  from: TaskFolder,
  to: TaskFolder,
  files: readonly FileRef[],
): Promise<void> {
  const folder = taskFolder(bus, to.run, to.task);
  try {
    for (const ref of files) {
      const { file, sha256, bytes, mediaType } = ref;
      const source = join(runFolder(bus, from.run), file);
      const path = join(folder, basename(file));
      const taken = `${path}.taken`;
      await mkdir(folder, { recursive: true });
      await rm(taken, { force: true });
      await link(source, taken)
        .catch(() => copyFile(source, taken, constants.COPYFILE_FICLONE))
        .catch((cause: unknown) => {
          throw unreadable(from.run, ref, cause);
        });
      expectSame(from.run, ref, await hashFile(taken));
      await moveDurably(taken, path);
      const created = new Date().toISOString();
      const manifest = { id: sha256, bytes, mediaType, producer: from, created };
      await writeDurably(path + MANIFEST_SUFFIX, prettyJson(manifest));
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
