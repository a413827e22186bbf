/**
 * What a script writes, counted while it runs: the system limits the length of a file, and not what all files of a
 * process take together.
 */
import { diskUse } from "../../disk-use.ts";
import { deletedBytes } from "./deleted-bytes.ts";

export interface DiskWatch {
  /** The host has moved a file of the script to the bus, where it still counts. */
  moved(bytes: number): void;
  stop(): void;
}

export interface WatchedScript {
  /** `undefined` when its process could not be started. */
  readonly pid: number | undefined;
  /** Files and folders that it may write. What they held before does not count. */
  readonly paths: readonly string[];
  readonly limitMiB: number;
  /** Called once, and nothing is counted any more. */
  readonly exceeded: () => void;
}

/** Milliseconds between two counts: a disk takes some hundred MiB meanwhile. */
const INTERVAL_MS = 250;

/** Where there is much to count, counting takes this part of the time at most. */
const MOST_TIME = 1 / 20;

/** What an empty file or folder counts as: disks also run out of room for names. */
const ENTRY_BYTES = 4096;

/** What a folder counts as that a tool has closed to its host: more than any limit. */
const UNREADABLE_BYTES = 2 ** 50;

export function watchDisk({ pid, paths, limitMiB, exceeded }: WatchedScript): DiskWatch {
  let before: number | undefined;
  let moved = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function count(): Promise<void> {
    const start = performance.now();
    const now = await bytesOf(paths, pid);
    if (stopped) return;
    before ??= now;
    if (now - before + moved > limitMiB * 2 ** 20) {
      stopped = true;
      exceeded();
      return;
    }
    const took = performance.now() - start;
    timer = setTimeout(() => void count(), Math.max(INTERVAL_MS, took / MOST_TIME));
  }

  void count();
  return {
    moved: (bytes) => {
      moved += bytes;
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

async function bytesOf(paths: readonly string[], pid: number | undefined): Promise<number> {
  let sum = pid === undefined ? 0 : deletedBytes(pid);
  for (const path of paths) {
    const { bytes, entries, unreadable } = await diskUse(path);
    sum += bytes + entries * ENTRY_BYTES + unreadable * UNREADABLE_BYTES;
  }
  return sum;
}
