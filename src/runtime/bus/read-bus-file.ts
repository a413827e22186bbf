/**
 * Reading what tasks have put on the bus, where the folder of the run is mounted, which has the name of the run. Nothing is trusted by its name: the
 * bytes must have the hash that was promised.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, isAbsolute, relative, resolve } from "node:path";
import { Readable } from "node:stream";
import type { FileRef } from "../../catalog/context.ts";
import { elsewhere, expectSame, unreadable } from "./bus-file-error.ts";
import { hashFile } from "./hash-file.ts";

/** @throws BusFileError when the file is not there, lies elsewhere, or has changed. */
export async function readBusFile(folder: string, ref: FileRef): Promise<Uint8Array> {
  const path = pathIn(folder, ref);
  const content = await readFile(path).catch((cause: unknown) => {
    throw unreadable(basename(folder), ref, cause);
  });
  const sha256 = createHash("sha256").update(content).digest("hex");
  expectSame(basename(folder), ref, { sha256, bytes: content.length });
  return content;
}

/** Its absolute path; memory does not grow with its size. @throws BusFileError as `readBusFile` does */
export async function locateBusFile(folder: string, ref: FileRef): Promise<string> {
  const path = pathIn(folder, ref);
  const found = await hashFile(path).catch((cause: unknown) => {
    throw unreadable(basename(folder), ref, cause);
  });
  expectSame(basename(folder), ref, found);
  return path;
}

/** Fails, at its end at the latest, as `readBusFile` does. */
export function streamBusFile(folder: string, ref: FileRef): Readable {
  return Readable.from(checkedChunks(folder, ref), { objectMode: false });
}

async function* checkedChunks(folder: string, ref: FileRef): AsyncGenerator<Buffer> {
  const path = pathIn(folder, ref);
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  } catch (cause) {
    throw unreadable(basename(folder), ref, cause);
  }
  expectSame(basename(folder), ref, { sha256: hash.digest("hex"), bytes });
}

function pathIn(folder: string, ref: FileRef): string {
  const path = resolve(folder, ref.file);
  const inside = relative(folder, path);
  if (inside.startsWith("..") || isAbsolute(inside)) throw elsewhere(ref);
  return path;
}
