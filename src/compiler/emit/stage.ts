/** Files of a build before it is known whether they fit together. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, parse, relative } from "node:path";

export interface Staging extends Disposable {
  /** What stands at `root` plus a path stands for what will stand at `mirrors` plus that path. */
  readonly root: string;
  /** The root of the file system. */
  readonly mirrors: string;
  /** Where the files are. */
  readonly folder: string;
  /** Writes a file that does not say so already. */
  put(name: string, text: string): void;
}

/**
 * A folder for files that will stand in the build's own, at the same path below it as theirs is below the file system's
 * root; it is removed when it is disposed of. The build's own place is not touched: it may be read-only, and whoever
 * looks at it never sees half a build.
 *
 * Files are written one after the other and at once: a thread for each takes longer, and the compiler waits for them.
 *
 * @param near a folder on the build's disk that may be made, so that files can be moved into the build; default, and
 *   where it cannot be written: the system's temporary one
 */
export function openStaging(folder: string, near?: string): Staging {
  const root = realpathSync(emptyFolder(near));
  const { root: mirrors } = parse(folder);
  const staged = join(root, relative(mirrors, folder));
  mkdirSync(staged, { recursive: true });
  const texts = new Map<string, string>();
  return {
    root,
    mirrors,
    folder: staged,
    put: (name, text) => {
      if (texts.get(name) === text) return;
      writeFileSync(join(staged, name), text);
      texts.set(name, text);
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

function emptyFolder(near: string | undefined): string {
  const system = (): string => mkdtempSync(join(tmpdir(), "orchc-build-"));
  if (near === undefined) return system();
  try {
    mkdirSync(near, { recursive: true });
    return mkdtempSync(join(near, "build-"));
  } catch {
    return system();
  }
}
