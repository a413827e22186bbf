/** Makes sure that a path names what a tool expects, or says what is there instead. */
import type { Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { ToolError, type ToolContext } from "../../catalog/authoring.ts";
import { nameOf } from "./wording.ts";

export interface Existing {
  /** Absolute path. */
  readonly path: string;
  readonly stats: Stats;
}

/** Resolves a workspace path. @throws ToolError when nothing is there, or the other kind is. */
export async function existing(
  context: ToolContext,
  path: string,
  expected: "file" | "folder",
): Promise<Existing> {
  const absolute = context.resolve(path);
  const stats = await stat(absolute).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw unreadable(path, error);
    throw new ToolError(`There is no ${expected} ${path}.`, { help: await nearest(absolute) });
  });
  if (expected === "folder" && !stats.isDirectory()) {
    throw new ToolError(`${path} is a file, and a folder is needed.`, {
      help: `Give the folder that holds it: ${nameOf(dirname(path))}.`,
    });
  }
  if (expected === "file" && stats.isDirectory()) {
    throw new ToolError(`${path} is a folder, and a file is needed.`, {
      help: "Name one file in it; files.list shows what it holds.",
    });
  }
  if (expected === "file" && !stats.isFile()) {
    throw new ToolError(`${path} is a device, pipe or socket, and a regular file is needed.`);
  }
  return { path: absolute, stats };
}

/** The error of a file that is there and cannot be read. */
export function unreadable(path: string, error: NodeJS.ErrnoException): ToolError {
  return new ToolError(`${path} cannot be read (${error.code ?? error.message}).`, {
    help: "Check its access rights, and that it lies in a folder that the task may read.",
    cause: error,
  });
}

/** Names what is most like a missing path in the deepest folder of it that exists. */
async function nearest(missing: string): Promise<string> {
  const parent = dirname(missing);
  const names = await readdir(parent).catch((error: NodeJS.ErrnoException) => error.code);
  // Not there either: the mistake is further up.
  if (names === "ENOENT" && parent !== dirname(parent)) return nearest(parent);
  if (!Array.isArray(names)) return "Check the path.";
  if (names.length === 0) return `The folder ${parent} is empty.`;
  const { closest, distance } = await import("fastest-levenshtein");
  const wanted = basename(missing);
  const best = closest(wanted, names);
  // Two letters (also two that changed places), or half of a long name: beyond that it is another word.
  return distance(wanted, best) <= Math.max(2, wanted.length / 2)
    ? `Did you mean ${best} in ${parent}?`
    : `The folder ${parent} has: ${names.toSorted().slice(0, 8).join(", ")}${names.length > 8 ? ", …" : ""}.`;
}
