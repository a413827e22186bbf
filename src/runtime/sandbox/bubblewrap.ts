/**
 * The wall around a worker process under `sandbox: strict`: bubblewrap gives it a view of the disk that has nothing but
 * what it may touch, no network, and no other processes. Node's permission model holds within it.
 */
import { realpathSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { isWithin } from "../../workspace/within.ts";
import type { Grants } from "./grants.ts";

/** What does not depend on what a process may touch. */
export const WALL_FLAGS: readonly string[] = [
  // Users, processes, network, messages, host name, control groups: its own of each, and no way to make more.
  "--unshare-all",
  "--unshare-user",
  "--disable-userns",
  "--cap-drop",
  "ALL",
  // No signal reaches the host's group, and none of it outlives the host.
  "--new-session",
  "--die-with-parent",
  // Without a second process that only waits; the one outside ends with 128 + n when a signal has ended it.
  "--as-pid-1",
];

/** What programs are linked with. Some systems keep it in a store of packages. */
const SYSTEM_PATHS = [
  "/usr/lib",
  "/usr/lib32",
  "/usr/lib64",
  "/lib",
  "/lib32",
  "/lib64",
  "/etc/ld.so.cache",
  "/nix/store",
  "/gnu/store",
];

/** Arguments for `bwrap` before the program. What is not there yet cannot be seen: write paths are made before. */
export function wallArguments(
  { read, write }: Pick<Grants, "read" | "write">,
  staging: string,
): string[] {
  const readable = [...SYSTEM_PATHS, process.execPath, ...read];
  const mounts = mountsOf(readable, [staging, ...write]);
  return [
    ...WALL_FLAGS,
    "--proc",
    "/proc",
    "--dev",
    "/dev",
    "--remount-ro",
    "/dev",
    ...mounts.flatMap(({ path, source, writable }) => [
      writable ? "--bind" : "--ro-bind",
      source,
      path,
    ]),
    // The folders that lead to what is mounted are made in memory, which must not fill up.
    "--remount-ro",
    "/",
    "--chdir",
    staging,
    "--",
  ];
}

/**
 * What is behind the paths now. A mount shows the file that was there when the process started, not one that takes its
 * name later, so only processes that started with the same may be shared.
 */
export function identitiesOf(paths: readonly string[]): string[] {
  return paths.map((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? "" : `${found.dev}:${found.ino}`;
  });
}

interface Mount {
  /** Where it is seen. */
  readonly path: string;
  /** What is seen there. */
  readonly source: string;
  readonly writable: boolean;
}

/**
 * Outer folders first. Each is seen by its real path, which links within other folders lead to, and by the path that it
 * was granted by, where nothing else shows that.
 */
function mountsOf(read: readonly string[], write: readonly string[]): Mount[] {
  const mounts: Mount[] = [];
  const isShown = (path: string, writable: boolean): boolean =>
    mounts.some((mount) => (mount.writable || !writable) && isWithin(mount.path, path));
  const add = (granted: readonly string[], writable: boolean): void => {
    const found = granted.flatMap((path) => {
      const source = realPathNow(path);
      return source === undefined ? [] : [{ path, source, writable }];
    });
    for (const mount of found.map((each) => ({ ...each, path: each.source })).toSorted(byDepth)) {
      if (!isShown(mount.path, writable)) mounts.push(mount);
    }
    for (const mount of found.toSorted(byDepth)) {
      if (!isShown(mount.path, false)) mounts.push(mount);
    }
  };
  add(write, true);
  add(read, false);
  return mounts.toSorted(byDepth);
}

function byDepth(a: Mount, b: Mount): number {
  return depthOf(a.path) - depthOf(b.path);
}

function depthOf(path: string): number {
  const parent = dirname(path);
  return parent === path ? 0 : 1 + depthOf(parent);
}

/** `undefined` when it is not there, or a link that leads nowhere. */
function realPathNow(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
