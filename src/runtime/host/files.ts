/** Files that a tool puts on the bus. */
import { lstat, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import PQueue from "p-queue";
import type { FileRef } from "../../catalog/context.ts";
import { ToolError } from "../../catalog/errors.ts";
import { OUTPUT_FILE, problemOfName, removeTree, type Bus } from "../bus/index.ts";
import type { Mask } from "./secrets/mask.ts";
import { ProtocolError } from "./protocol-error.ts";

/**
 * Files that get to the bus at a time: each is open for a moment, of what this process may have open at all, and the disk
 * takes them one after the other anyway. More wait for their turn.
 */
const putting = new PQueue({ concurrency: 8 });

export interface FileHost {
  readonly bus: Bus;
  readonly run: string;
  readonly task: string;
  /** The folder of the worker process. */
  readonly staging: string;
  readonly mask: Mask;
  /** Aborted when the task is over: what still waits for its turn then is not put there. */
  readonly signal?: AbortSignal;
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
  const { name } = file;
  const problem = problemOfName(name);
  if (problem !== undefined) {
    throw new ToolError(`${JSON.stringify(name)} cannot be the name of a file: ${problem}`);
  }
  if (used.has(name)) throw new ToolError(`${name} has been written by this task already`);
  used.add(name);
  return putting.add(async () => {
    if (host.signal?.aborted === true) throw new ToolError("The file was stopped with its task");
    return put(host, file);
  });
}

async function put(
  host: FileHost,
  { staged, name, mediaType }: Parameters<typeof putFile>[1],
): Promise<FileRef> {
  const path = await takeStaged(host.staging, staged);
  const secret = await host.mask.secretIn(path);
  if (secret !== undefined) {
    await rm(path);
    throw new ToolError(`${name} is not kept: the secret ${secret} stands in it`, {
      help: "Leave it out of what the tool writes.",
    });
  }
  return newFile(host, name, mediaType, path).catch(async (cause: unknown) => {
    await rm(path, { force: true });
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
  const path = await takeStaged(host.staging, staged);
  if ((await host.mask.secretIn(path)) !== undefined) await host.mask.file(path);
  return newFile(host, OUTPUT_FILE, "application/json", path);
}

function newFile({ bus, run, task }: FileHost, name: string, mediaType: string, staged: string) {
  return bus.put({ run, task, name, mediaType, staged });
}

/** @throws ProtocolError when it is not where the worker process says that it is */
export async function stagedBytes(staging: string, staged: string): Promise<number> {
  return (await stagedFile(staging, staged)).bytes;
}

let count = 0;

/**
 * Moves a file to where no tool reaches it, before anything is done with it: a native addon could put a link in its
 * place between two looks, and the host would read or write where that leads.
 *
 * @returns its path, beside the folder of the worker process
 */
async function takeStaged(staging: string, staged: string): Promise<string> {
  const { path } = await stagedFile(staging, staged);
  count += 1;
  const taken = `${staging}.${count}`;
  await rename(path, taken).catch(() => {
    throw missing(staged);
  });
  if ((await lstat(taken)).isFile()) return taken;
  await removeTree(taken);
  throw missing(staged);
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
