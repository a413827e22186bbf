/** Files that are there whole or not at all, also after a power cut. */
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";

/** Puts a file that is complete in its place, over an older one. Both paths are on one file system. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await sync(from);
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** Writes beside its place, then moves it there. */
export async function writeDurably(path: string, content: string): Promise<void> {
  await writeFileAtomic(path, content);
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
