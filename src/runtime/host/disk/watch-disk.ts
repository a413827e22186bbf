/**
 * What a script writes, counted while it runs: the system limits the length of a file, and not what all files of a
 * process take together.
 */
import { diskUse } from "../../disk-use.ts";
import type { WorkerProcess } from "../worker-process.ts";
import { deletedBytes } from "./deleted-bytes.ts";

export interface DiskWatch {
  /** The host has moved a file of the script to the bus, where it still counts. */
  moved(bytes: number): void;
  stop(): void;
}

export interface WatchedScript {
  /** Its process, with a folder of its own: like what the script may write, that counts without what it held before. */
  readonly worker: Pick<WorkerProcess, "pid" | "staging">;
  /** Other files and folders that it may write. */
  readonly write: readonly string[];
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

/** What was counted last of processes whose scripts write to their own folder alone. */
const latest = new WeakMap<
  WatchedScript["worker"],
  { readonly at: number; readonly bytes: number }
>();

export function watchDisk({ worker, write, limitMiB, exceeded }: WatchedScript): DiskWatch {
  const { pid, staging } = worker;
  const paths = [staging, ...write];
  const known = write.length === 0 ? latest.get(worker) : undefined;
  // Scripts that follow each other in one process within one interval are counted from one beginning.
  const isRecent = known !== undefined && performance.now() - known.at < INTERVAL_MS;
  let before = isRecent ? known.bytes : undefined;
  let moved = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function count(): Promise<void> {
    const start = performance.now();
    const now = await bytesOf(paths, pid);
    if (stopped) return;
    before ??= now;
    if (write.length === 0) latest.set(worker, { at: start, bytes: now });
    if (now - before + moved > limitMiB * 2 ** 20) {
      stopped = true;
      exceeded();
      return;
    }
    const took = performance.now() - start;
    timer = setTimeout(() => void count(), Math.max(INTERVAL_MS, took / MOST_TIME));
  }

  if (isRecent) timer = setTimeout(() => void count(), INTERVAL_MS);
  else void count();
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
