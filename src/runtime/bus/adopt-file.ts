/** Puts a staged file on the bus. */
import { chmod, lstat, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { FileRef } from "../../catalog/context.ts";
import { faultPoint } from "../fault-point.ts";
import type { NewFile } from "./bus.ts";
import { moveDurably, READ_ONLY } from "./durable.ts";
import { hashFile } from "./hash-file.ts";
import { ownPath, taskFolder } from "./layout.ts";
import { writeManifest } from "./manifest.ts";

export interface Adoption extends NewFile {
  readonly bus: string;
}

/**
 * Moves the file into the folder of its task, over one of an earlier attempt, with its manifest beside it:
 * its id (sha256), its length, its type, who made it and when.
 *
 * @throws when the staged file is not a plain file, or the disk does not take it
 */
export async function adoptFile(adoption: Adoption): Promise<FileRef> {
  const { bus, run, task, name, mediaType, staged } = adoption;
  // A link would put something on the bus that the worker process could not have read.
  if (!(await lstat(staged)).isFile()) throw new Error(`${staged} is not a file`);
  const folder = taskFolder(bus, run, task);
  const path = join(folder, name);
  const { sha256, bytes } = await hashFile(staged);
  await mkdir(folder, { recursive: true });
  await chmod(staged, READ_ONLY);
  faultPoint("publish.before");
  await moveDurably(staged, path);
  faultPoint("publish.moved");
  await writeManifest(path, { sha256, bytes, mediaType }, { run, task });
  faultPoint("publish.after");
  return { file: ownPath(task, name), sha256, bytes, mediaType };
}
