import { open, readdir, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { InstanceId } from "../../contract/instance.ts";
import { logFileName, OLDER_SUFFIX, olderLogFileName, SUFFIX } from "./layout.ts";
import type { LogLine } from "./write-logs.ts";

export interface LogReader {
  /** Lines that were written since the last call, of all tasks in the order of time; at first all that are there. */
  next(): Promise<LogLine[]>;
}

/**
 * @param folder of the logs of the run
 * @param tasks whose lines are wanted; default: of all
 */
export function readLogs(folder: string, tasks?: readonly InstanceId[]): LogReader {
  const wanted =
    tasks && new Set(tasks.flatMap((task) => [logFileName(task), olderLogFileName(task)]));
  /** Bytes that were read of a file, by its inode: it keeps that when another takes its name. */
  const seen = new Map<number, number>();
  return {
    next: async () => {
      const names = (await readdir(folder).catch(() => [])).filter(
        (name) => wanted?.has(name) ?? name.endsWith(SUFFIX),
      );
      const lines: LogLine[] = [];
      // Older files first: what is renamed meanwhile is then read once at most.
      for (const name of names.toSorted((a, b) => rank(a) - rank(b))) {
        for (const line of await linesOf(join(folder, name), seen)) lines.push(line);
      }
      return lines.toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
    },
  };
}

function rank(name: string): number {
  return name.endsWith(OLDER_SUFFIX) ? 0 : 1;
}

async function linesOf(path: string, seen: Map<number, number>): Promise<LogLine[]> {
  const file = await open(path, "r").catch(() => undefined);
  if (file === undefined) return [];
  try {
    return await newLines(file, seen);
  } finally {
    await file.close();
  }
}

async function newLines(file: FileHandle, seen: Map<number, number>): Promise<LogLine[]> {
  const { ino, size } = await file.stat();
  const before = seen.get(ino) ?? 0;
  // Another file that was given the same number.
  const from = before > size ? 0 : before;
  const bytes = Buffer.alloc(size - from);
  await file.read(bytes, 0, bytes.length, from);
  // What stands behind the last line feed is being written, or was when its host was killed.
  const end = bytes.lastIndexOf("\n") + 1;
  seen.set(ino, from + end);
  return bytes
    .subarray(0, end)
    .toString("utf8")
    .split("\n")
    .flatMap((text) => parse(text) ?? []);
}

/** A line that a killed host began is left out. */
function parse(text: string): LogLine | undefined {
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as LogLine;
  } catch {
    return undefined;
  }
}
