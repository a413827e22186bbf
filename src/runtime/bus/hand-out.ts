import { constants } from "node:fs";
import { copyFile, link, mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { FileRef } from "../../catalog/context.ts";
import { locateBusFile } from "./read-bus-file.ts";

/**
 * Puts a file of the bus at a path outside. A hard link takes no room and no time; what nobody may write through it
 * says its mode (see `adoptFile`), and its hash, should somebody have done so.
 *
 * @throws BusFileError when it is not there or has changed
 */
export async function handOut(folder: string, ref: FileRef, path: string): Promise<void> {
  const source = await locateBusFile(folder, ref);
  const taken = `${path}.taken`;
  await mkdir(dirname(path), { recursive: true });
  await rm(taken, { force: true });
  try {
    await link(source, taken).catch(() => copyFile(source, taken, constants.COPYFILE_FICLONE));
    await rename(taken, path);
  } finally {
    await rm(taken, { force: true });
  }
}
