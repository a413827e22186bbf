/** Puts a staged file on the bus. */
import { lstat, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { FileRef } from "../../catalog/context.ts";
import type { InstanceId } from "../../contract/instance.ts";
import { prettyJson } from "../../contract/json.ts";
import { faultPoint } from "../fault-point.ts";
import { moveDurably, writeDurably } from "./durable.ts";
import { hashFile } from "./hash-file.ts";
import { MANIFEST_SUFFIX, ownPath, taskFolder } from "./layout.ts";

export interface Adoption {
  readonly bus: string;
  readonly run: string;
  readonly task: InstanceId;
  /** One step of a path; see `problemOfName`. */
  readonly name: string;
  readonly mediaType: string;
  /** Absolute path of the complete file, on the same file system as the bus. */
  readonly staged: string;
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
  faultPoint("publish.before");
  await moveDurably(staged, path);
  faultPoint("publish.moved");
  await writeDurably(
    path + MANIFEST_SUFFIX,
    prettyJson({
      id: sha256,
      bytes,
      mediaType,
      producer: { run, task },
      created: new Date().toISOString(),
    }),
  );
  faultPoint("publish.after");
  return { file: ownPath(task, name), sha256, bytes, mediaType };
}
