/** Puts a small file on the bus that is made by the host itself. */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { FileRef } from "../../catalog/context.ts";
import { sha256 } from "../../contract/json.ts";
import { faultPoint } from "../fault-point.ts";
import type { NewText } from "./bus.ts";
import { READ_ONLY, writeDurably } from "./durable.ts";
import { ownPath, taskFolder } from "./layout.ts";
import { writeManifest } from "./manifest.ts";

/** @throws when the disk does not take it; nothing is there then */
export async function writeFile(bus: string, file: NewText): Promise<FileRef> {
  const { run, task, name, mediaType, text } = file;
  const folder = taskFolder(bus, run, task);
  const path = join(folder, name);
  const promised = { sha256: sha256(text), bytes: Buffer.byteLength(text), mediaType };
  await mkdir(folder, { recursive: true });
  faultPoint("publish.before");
  try {
    await writeDurably(path, text, READ_ONLY);
    faultPoint("publish.moved");
    await writeManifest(path, promised, file);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  faultPoint("publish.after");
  return { file: ownPath(task, name), ...promised };
}
