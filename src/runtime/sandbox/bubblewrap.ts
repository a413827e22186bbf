/**
 * The wall around a worker process under `sandbox: strict`: bubblewrap gives it a view of the disk that has nothing but
 * what it may touch, no network, and no other processes. Node's permission model holds within it.
 */
import { closeSync, existsSync, openSync, readlinkSync, realpathSync, statSync } from "node:fs";
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

export interface Wall {
  /** For `bwrap`, before the program. */
  readonly args: readonly string[];
  /** What is mounted, opened: given to the process from `firstFd` on, and then closed here. */
  readonly fds: readonly number[];
}

/**
 * What is not there yet cannot be seen: write paths are made before.
 *
 * @param firstFd the number by which the process gets the first of `fds`
 * @throws PathMoved when a path that was checked leads elsewhere now
 */
export function buildWall(
  { read, write, checked = {} }: Pick<Grants, "read" | "write" | "checked">,
  staging: string,
  firstFd: number,
): Wall {
  const readable = [...SYSTEM_PATHS, process.execPath, ...read];
  const mounts = mountsOf(readable, [staging, ...write], checked);
  const pinned = new Set(Object.values(checked));
  const fds: number[] = [];
  const shown = mounts.flatMap(({ path, source, writable }) => {
    const bind = writable ? "--bind" : "--ro-bind";
    if (!pinned.has(source)) return [bind, source, path];
    fds.push(openChecked(source, fds));
    return [`${bind}-fd`, String(firstFd + fds.length - 1), path];
  });
  return { args: argumentsFor(shown, staging), fds };
}

/** A path leads elsewhere than when it was checked: something has put a link there. */
export class PathMoved extends Error {
  override readonly name = "PathMoved";
  readonly path: string;

  constructor(path: string) {
    super(`${path} leads elsewhere than when it was checked`);
    this.path = path;
  }
}

/** Linux: only a handle for what is there, without reading it. */
const O_PATH = 0o10000000;

/**
 * By name a script that runs at the same time could put a link there between check and mount; a handle stays what it
 * is, and the kernel knows where that lies.
 */
function openChecked(path: string, opened: readonly number[]): number {
  const fd = openSync(path, O_PATH);
  if (readlinkSync(`/proc/self/fd/${fd}`) === path) return fd;
  for (const each of [...opened, fd]) closeSync(each);
  throw new PathMoved(path);
}

function argumentsFor(mounts: readonly string[], staging: string): string[] {
  return [
    ...WALL_FLAGS,
    "--proc",
    "/proc",
    "--dev",
    "/dev",
    "--remount-ro",
    "/dev",
    ...mounts,
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
function mountsOf(
  read: readonly string[],
  write: readonly string[],
  checked: Readonly<Record<string, string>>,
): Mount[] {
  const mounts: Mount[] = [];
  const isShown = (path: string, writable: boolean): boolean =>
    mounts.some((mount) => (mount.writable || !writable) && isWithin(mount.path, path));
  const add = (granted: readonly string[], writable: boolean): void => {
    const found = granted.flatMap((path) => {
      const source = sourceOf(path, checked);
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

function sourceOf(path: string, checked: Readonly<Record<string, string>>): string | undefined {
  const real = checked[path];
  if (real === undefined) return realPathNow(path);
  return existsSync(real) ? real : undefined;
}

/** `undefined` when it is not there, or a link that leads nowhere. */
function realPathNow(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
