/** Files that a tool puts on the bus. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { FileRef } from "../../catalog/context.ts";
import { ToolError } from "../../catalog/errors.ts";
import { adoptFile, OUTPUT_FILE, problemOfName } from "../bus/index.ts";

export interface FileHost {
  /** The bus of the workspace. */
  readonly bus: string;
  readonly run: string;
  readonly task: string;
  /** The folder of the seat. */
  readonly staging: string;
}

/**
 * @param used names that this attempt has used: a file that was handed out must not change under its readers
 * @throws ToolError when the name cannot be used, or the disk does not take the file
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
  const path = stagedPath(host.staging, staged);
  return adoptFile({ ...host, name, mediaType, staged: path }).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : "unknown";
    throw new ToolError(`${name} could not be put on the bus: ${why}`, { cause });
  });
}

/** Puts an output that is too large for the store on the bus. */
export function putOutput(host: FileHost, staged: string): Promise<FileRef> {
  const path = stagedPath(host.staging, staged);
  return adoptFile({ ...host, name: OUTPUT_FILE, mediaType: "application/json", staged: path });
}

export async function stagedBytes(staging: string, staged: string): Promise<number> {
  return (await stat(stagedPath(staging, staged))).size;
}

/** What the worker calls its staged files; anything else would lead to another place. */
function stagedPath(staging: string, staged: string): string {
  if (!/^\d+$/.test(staged)) throw new ToolError("That is not a staged file");
  return join(staging, staged);
}
