/** Reading what tasks have put on the bus. Nothing is trusted by its name: the bytes must have the hash that was promised. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import type { FileRef } from "../../catalog/context.ts";
import { ToolError } from "../../catalog/errors.ts";

/** @throws ToolError when the file is not there, lies elsewhere, or has changed. */
export async function readBusFile(bus: string, ref: FileRef): Promise<Uint8Array> {
  const path = resolve(bus, ref.file);
  const inside = relative(bus, path);
  if (inside.startsWith("..") || isAbsolute(inside)) {
    throw new ToolError(`${ref.file} does not lie on the bus of this run`);
  }
  const content = await readFile(path).catch((cause: unknown) => {
    throw new ToolError(`${ref.file} cannot be read from the bus of this run`, { cause });
  });
  if (createHash("sha256").update(content).digest("hex") !== ref.sha256) {
    throw new ToolError(`${ref.file} has changed since it was put on the bus`, {
      help: "Start a new run: what later tasks would read is not what was produced.",
    });
  }
  return content;
}
