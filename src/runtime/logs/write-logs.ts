/**
 * Keeps what tools log and print, in a file for each task.
 *
 * Lines wait in memory and are appended together, so that a tool that logs ten thousand lines a second costs the host
 * a few writes. Both are bounded: what the disk does not take in time is counted and left out, and a file that is full
 * takes the place of the one before it.
 */
import { appendFile, mkdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import type { InstanceId } from "../../contract/instance.ts";
import { jsonLine } from "../../contract/json.ts";
import { logFileName, olderLogFileName } from "./layout.ts";

/** A line as it stands in its file, with a line feed behind it. */
export interface LogLine {
  /** ISO 8601. */
  readonly time: string;
  readonly task: InstanceId;
  /** 1 for the first. */
  readonly attempt: number;
  readonly line: string;
}

export interface RunLogs {
  write(line: LogLine): void;
  /** Resolves when what a task has logged is in its file; never rejects. */
  flush(task: InstanceId): Promise<void>;
  /** Resolves when all lines are in their files; never rejects. */
  close(): Promise<void>;
}

/** Milliseconds that lines wait for more: what a person who follows does not notice. */
const WAIT_MS = 100;

/** Characters of a task that wait in memory at most: what a slow disk takes in a second. */
const MOST_WAITING = 4 * 2 ** 20;

interface TaskFile {
  waiting: string[];
  /** Characters of `waiting`. */
  size: number;
  /** Lines that were left out since the last that was kept. */
  dropped: number;
  /** Bytes of the file; unknown until it is written to. */
  bytes: number | undefined;
  writing: Promise<void>;
  timer: NodeJS.Timeout | undefined;
}

export interface LogOptions {
  /** Of the logs of the run. */
  readonly folder: string;
  /** Bytes of a file, of which a task has two. */
  readonly limit: number;
  /** Is told once that lines could not be written. */
  readonly failed: (file: string, error: unknown) => void;
}

export function writeLogs({ folder, limit, failed }: LogOptions): RunLogs {
  const files = new Map<string, TaskFile>();
  let hasFailed = false;

  function fileOf(task: string): TaskFile {
    const known = files.get(task);
    if (known !== undefined) return known;
    const file: TaskFile = {
      waiting: [],
      size: 0,
      dropped: 0,
      bytes: undefined,
      writing: Promise.resolve(),
      timer: undefined,
    };
    files.set(task, file);
    return file;
  }

  function flush(task: string): Promise<void> {
    const file = files.get(task);
    if (file === undefined) return Promise.resolve();
    clearTimeout(file.timer);
    file.timer = undefined;
    file.writing = file.writing.then(() => append(task, file));
    return file.writing;
  }

  async function append(task: string, file: TaskFile): Promise<void> {
    const lines = file.waiting;
    file.waiting = [];
    file.size = 0;
    const path = join(folder, logFileName(task));
    try {
      for (const part of parts(lines, limit)) {
        const isFirst = file.bytes === undefined;
        file.bytes ??= await sizeOf(folder, path);
        // The last line of a host that was killed may have no end.
        if (isFirst && file.bytes > 0) await appendFile(path, "\n");
        const bytes = Buffer.byteLength(part);
        if (file.bytes > 0 && file.bytes + bytes > limit) {
          await rename(path, join(folder, olderLogFileName(task)));
          file.bytes = 0;
        }
        await appendFile(path, part);
        file.bytes += bytes;
      }
    } catch (error) {
      file.bytes = undefined;
      if (!hasFailed) failed(path, error);
      hasFailed = true;
    }
  }

  return {
    write: (line) => {
      const file = fileOf(line.task);
      if (file.size > MOST_WAITING) {
        file.dropped += 1;
        return;
      }
      if (file.dropped > 0) {
        const text = `… ${file.dropped} lines were left out: the disk was too slow`;
        file.waiting.push(jsonLine({ ...line, line: text }));
        file.dropped = 0;
      }
      const text = jsonLine(line);
      file.waiting.push(text);
      file.size += text.length;
      // It must not keep a host alive that has nothing else to do: closing writes what is left.
      file.timer ??= setTimeout(() => void flush(line.task), WAIT_MS).unref();
    },
    flush,
    close: async () => void (await Promise.all([...files.keys()].map(flush))),
  };
}

/** Lines that go into a file together, so that none is cut. */
function* parts(lines: readonly string[], limit: number): Generator<string> {
  let part: string[] = [];
  let size = 0;
  for (const line of lines) {
    const bytes = Buffer.byteLength(line);
    if (size > 0 && size + bytes > limit / 2) {
      yield part.join("");
      part = [];
      size = 0;
    }
    part.push(line);
    size += bytes;
  }
  if (part.length > 0) yield part.join("");
}

/** Of a file of an earlier process of the run. */
async function sizeOf(folder: string, path: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
