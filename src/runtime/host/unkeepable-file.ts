/** A file that was open when orchc was started, and that a process would get. */
import { readFileSync } from "node:fs";

/** Nothing can be put in its place: its number lies beyond the limit of open files, which was lowered since. */
export class UnkeepableFile extends Error {
  readonly descriptor: number;
  readonly limit: number;

  constructor(descriptor: number, limit: number) {
    super(`descriptor ${descriptor} lies beyond the limit of open files, ${limit}`);
    this.descriptor = descriptor;
    this.limit = limit;
  }
}

/** @param inherited numbers of files that a process would get */
export function unkeepableAmong(inherited: readonly number[]): UnkeepableFile | undefined {
  const limit = openFilesLimit();
  const beyond = inherited.find((descriptor) => limit !== undefined && descriptor >= limit);
  return beyond === undefined || limit === undefined
    ? undefined
    : new UnkeepableFile(beyond, limit);
}

/** Of this process: numbers of files are smaller. `undefined` where the system does not say it, or has none. */
function openFilesLimit(): number | undefined {
  try {
    const limits = readFileSync("/proc/self/limits", "utf8");
    const found = /^Max open files\s+(\d+)/m.exec(limits)?.[1];
    return found === undefined ? undefined : Number(found);
  } catch {
    return undefined;
  }
}
