/** Files that a worker writes before the host puts them on the bus: the only folder it may always write. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ToolError } from "../../catalog/errors.ts";

export interface Staging {
  /** Writes a file under a new name, and gives the name. */
  put(content: string | Uint8Array): Promise<string>;
  /** The same for a file that is written by whoever is given its absolute path. */
  fill(write: (path: string) => Promise<unknown>): Promise<string>;
}

export function stagingIn(folder: string): Staging {
  const fill: Staging["fill"] = async (write) => {
    const name = nextName();
    const path = join(folder, name);
    try {
      await write(path);
    } catch (error) {
      // The part that a full disk took would be in the way of everything else.
      await rm(path, { force: true });
      throw isDiskFull(error)
        ? new ToolError("There is no space left for its output.", { cause: error })
        : error;
    }
    return name;
  };
  return { fill, put: (content) => fill((path) => writeFile(path, content)) };
}

/** Of a watcher of files the same code means that there are too many. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error && "code" in error)) return false;
  const isWatch = "syscall" in error && error.syscall === "watch";
  return /^(ENOSPC|EDQUOT)$/.test(String(error.code)) && !isWatch;
}

let count = 0;

/** Unlike any other of this process, which may serve several units in one folder. */
function nextName(): string {
  count += 1;
  return String(count);
}
