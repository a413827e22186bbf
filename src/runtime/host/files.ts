/** Files that a tool puts on the bus. */
import { lstat, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FileRef } from "../../catalog/context.ts";
import { ToolError } from "../../catalog/errors.ts";
import { adoptFile, OUTPUT_FILE, problemOfName, type Adoption } from "../bus/index.ts";
import type { Mask } from "./secrets/mask.ts";
import { ProtocolError } from "./protocol-error.ts";

export interface FileHost {
  /** The bus of the workspace. */
  readonly bus: string;
  readonly run: string;
  readonly task: string;
  /** The folder of the worker process. */
  readonly staging: string;
  readonly mask: Mask;
}

/**
 * @param used names that this attempt has used: a file that was handed out must not change under its readers
 * @throws ToolError when the name cannot be used, or the disk does not take the file; ProtocolError when it is
 *   not where the worker process says that it is
 */
export async function putFile(
  host: FileHost,
  file: { readonly staged: string; readonly name: string; readonly mediaType: string },
  used: Set<string>,
): Promise<FileRef> {
  const { staged, name, mediaType } = file;
  const problem = problemOfName(name);
  if (problem !== undefined) {
    throw new ToolError(`${JSON.stringify(name)} cannot be the name of a file: ${problem}`);
  }
  if (name === OUTPUT_FILE) throw new ToolError(`${OUTPUT_FILE} is the name of the output itself`);
  if (used.has(name)) throw new ToolError(`${name} has been written by this task already`);
  used.add(name);
  const { path } = await stagedFile(host.staging, staged);
  const secret = await host.mask.secretIn(path);
  if (secret !== undefined) {
    throw new ToolError(`${name} is not kept: the secret ${secret} stands in it`, {
      help: "Leave it out of what the tool writes.",
    });
  }
  return adopt({ ...host, name, mediaType, staged }).catch((cause: unknown) => {
    if (cause instanceof ProtocolError) throw cause;
    const why = cause instanceof Error ? cause.message : "unknown";
    throw new ToolError(`${name} could not be put on the bus: ${why}`, { cause });
  });
}

/**
 * Puts an output that is too large for the store on the bus.
 *
 * @throws ProtocolError when it is not where the worker process says that it is
 */
export async function putOutput(host: FileHost, staged: string): Promise<FileRef> {
  const { path } = await stagedFile(host.staging, staged);
  if ((await host.mask.secretIn(path)) !== undefined) {
    await writeFile(path, host.mask.text(await readFile(path, "utf8")));
  }
  return adopt({ ...host, name: OUTPUT_FILE, mediaType: "application/json", staged });
}

/** @throws ProtocolError when it is not where the worker process says that it is */
export async function stagedBytes(staging: string, staged: string): Promise<number> {
  return (await stagedFile(staging, staged)).bytes;
}

async function adopt(file: FileHost & Pick<Adoption, "name" | "mediaType" | "staged">) {
  const { path } = await stagedFile(file.staging, file.staged);
  return adoptFile({ ...file, staged: path }).catch((error: unknown) => {
    const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw isGone ? missing(file.staged) : error;
  });
}

/** A tool can remove what is in its folder: that of another unit, too, which the process serves. */
async function stagedFile(staging: string, staged: string) {
  // What the worker calls its staged files; anything else would lead to another place.
  if (!/^\d+$/.test(staged)) throw missing(staged);
  const path = join(staging, staged);
  const file = await lstat(path).catch(() => undefined);
  if (file?.isFile() !== true) throw missing(staged);
  return { path, bytes: file.size };
}

function missing(staged: string): ProtocolError {
  return new ProtocolError(`there is no file ${JSON.stringify(staged)} in its folder`);
}
