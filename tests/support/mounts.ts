/** Disks that are full and folders that cannot be written, for real. Linux gives them to root; elsewhere there is a reason why not. */
import { spawnSync } from "node:child_process";
import { chmod, mkdir } from "node:fs/promises";

export interface Mount extends AsyncDisposable {
  /** Why it could not be made. Tests are skipped with it. */
  readonly missing?: string;
}

/** An empty disk of so many bytes at a path, which is made. Use with `await using`. */
export async function smallDisk(path: string, bytes: number): Promise<Mount> {
  await mkdir(path, { recursive: true });
  return mount(path, ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", path]);
}

/** Makes a folder read-only. Modes do not bind root, for whom it is mounted so. Use with `await using`. */
export async function readOnly(path: string): Promise<Mount> {
  if (process.getuid?.() === 0) return mount(path, ["--bind", "-o", "ro", path, path]);
  if (process.getuid === undefined) return absent("this system has no modes of files");
  await chmod(path, 0o555);
  return { [Symbol.asyncDispose]: () => chmod(path, 0o755) };
}

function mount(path: string, words: readonly string[]): Mount {
  const { status, stderr, error } = spawnSync("mount", words, { encoding: "utf8" });
  if (status !== 0) return absent(`mount: ${error?.message ?? stderr.trim()}`);
  return {
    [Symbol.asyncDispose]: async () => {
      // Lazily, because a test that failed may have left somebody in it.
      spawnSync("umount", ["--lazy", path]);
    },
  };
}

const absent = (missing: string): Mount => ({ missing, [Symbol.asyncDispose]: async () => {} });
