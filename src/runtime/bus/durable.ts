/** Files that are there whole or not at all, also after a power cut. */
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";

/** Who reads a file gets what its hash promises: neither a consumer nor a person with an editor writes it by mistake. */
export const READ_ONLY = 0o444;

/** Puts a file that is complete in its place, over an older one. Both paths are on one file system. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await sync(from);
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** Writes beside its place, then moves it there, over an older one. */
export async function writeDurably(path: string, content: string, mode?: number): Promise<void> {
  await writeFileAtomic(path, content, mode === undefined ? {} : { mode });
  await syncFolder(dirname(path));
}

/** Windows syncs only what can be written; elsewhere a file is read-only by then. */
async function sync(path: string): Promise<void> {
  const file = await open(path, process.platform === "win32" ? "r+" : "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is on the disk when its folder is. Windows cannot sync a folder, and does not need to. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
