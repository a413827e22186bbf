/** Files of a build before it is known whether they fit together. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
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
 * @param near a folder on the build's disk, so that files can be moved into the build; default, and where it is not there
 *   or cannot be written: the system's temporary one
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
    removeLeftOvers(near);
    return mkdtempSync(join(near, PREFIX));
  } catch {
    return system();
  }
}

const PREFIX = "build-";
/** No build takes this long. */
const LEFT_OVER_MS = 3_600_000;

/** What builds left that were killed: of the system's own folder, the system takes care. */
function removeLeftOvers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!name.startsWith(PREFIX) || Date.now() - statSync(path).mtimeMs < LEFT_OVER_MS) continue;
    rmSync(path, { recursive: true, force: true });
  }
}
