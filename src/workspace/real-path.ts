import { realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** The path behind all links, also of a file that is not there yet. */
export async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realPath(parent), basename(path));
  }
}
