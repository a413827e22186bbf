/** Files that stand somewhere for a moment, as if they stood in a build's folder. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, parse, relative } from "node:path";
import type { Files } from "./context.ts";

export interface Staging {
  /** What stands at `root` plus a path stands for what will stand at `mirrors` plus that path. */
  readonly root: string;
  /** The root of the file system. */
  readonly mirrors: string;
  /** Where the files are. */
  readonly folder: string;
  write(name: string, text: string): Promise<void>;
}

/**
 * Puts files into a folder of the system's temporary one, at the same path below it as the build's has below
 * the file system's root, and removes all of it when `use` is done. The build's own place is not touched: it
 * may be read-only, and whoever looks at it never sees half a build.
 */
export async function withStaging<T>(
  folder: string,
  files: Files,
  use: (staging: Staging) => Promise<T>,
): Promise<T> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "orchc-build-")));
  try {
    const { root: mirrors } = parse(folder);
    const staged = join(root, relative(mirrors, folder));
    const write = (name: string, text: string): Promise<void> =>
      writeFile(join(staged, name), text);
    await mkdir(staged, { recursive: true });
    await Promise.all([...files].map(([name, text]) => write(name, text)));
    return await use({ root, mirrors, folder: staged, write });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
