import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Of all files in it; 0 when it is not there. */
export async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const path of await pathsIn(folder)) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() === true) bytes += found.size;
  }
  return bytes;
}

/** The folder itself, and all that is in it. */
export async function pathsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  return [folder, ...entries.map((entry) => join(folder, entry))];
}
