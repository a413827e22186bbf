/** What a file or a folder takes of the disk. */
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

export interface DiskUse {
  /** Of files; links are not followed. */
  readonly bytes: number;
  /** Files, folders and links: each takes room of its own, also when it is empty. */
  readonly entries: number;
  /** Folders that cannot be looked into. */
  readonly unreadable: number;
}

/** What is removed meanwhile counts or not. */
export async function diskUse(path: string): Promise<DiskUse> {
  const use = { bytes: 0, entries: 0, unreadable: 0 };
  const open = [path];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    try {
      const found = await lstat(at);
      use.entries += 1;
      if (found.isFile()) use.bytes += found.size;
      if (found.isDirectory()) for (const name of await readdir(at)) open.push(join(at, name));
    } catch (error) {
      if (!isGone(error)) use.unreadable += 1;
    }
  }
  return use;
}

function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" || code === "ENOTDIR";
}
