/** Reading what tasks have put on the bus. Nothing is trusted by its name: the bytes must have the hash that was promised. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import type { FileRef } from "../../catalog/context.ts";
import { ToolError } from "../../catalog/errors.ts";
import { hashFile } from "./hash-file.ts";

/** @throws ToolError when the file is not there, lies elsewhere, or has changed. */
export async function readBusFile(bus: string, ref: FileRef): Promise<Uint8Array> {
  const content = await readFile(pathOn(bus, ref)).catch((cause: unknown) =>
    unreadable(ref, cause),
  );
  expectUnchanged(ref, createHash("sha256").update(content).digest("hex"));
  return content;
}

/** Its absolute path; memory does not grow with its size. @throws ToolError as `readBusFile` does */
export async function locateBusFile(bus: string, ref: FileRef): Promise<string> {
  const path = pathOn(bus, ref);
  const { sha256 } = await hashFile(path).catch((cause: unknown) => unreadable(ref, cause));
  expectUnchanged(ref, sha256);
  return path;
}

function pathOn(bus: string, { file }: FileRef): string {
  const path = resolve(bus, file);
  const inside = relative(bus, path);
  if (inside.startsWith("..") || isAbsolute(inside)) {
    throw new ToolError(`${file} does not lie on the bus of this run`);
  }
  return path;
}

function unreadable({ file }: FileRef, cause: unknown): never {
  throw new ToolError(`${file} cannot be read from the bus of this run`, { cause });
}

function expectUnchanged(ref: FileRef, sha256: string): void {
  if (sha256 === ref.sha256) return;
  throw new ToolError(`${ref.file} has changed since it was put on the bus`, {
    help: "Start a new run: what later tasks would read is not what was produced.",
  });
}
