/** What a test must not leave behind: processes and open databases. Linux tells through /proc; elsewhere nothing is seen. */
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { expect } from "vitest";

/** Command lines of processes that this process, or one that it started, has started. */
export function childProcesses(of = process.pid): string[] {
  if (!existsSync("/proc")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        // The second field is a name in brackets, which may hold anything.
        const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
          .replace(/^.*\) /s, "")
          .split(" ");
        if (Number(fields[1]) !== of || fields[0] === "Z") return [];
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
        return [command, ...childProcesses(Number(pid))];
      } catch {
        return []; // It ended while we looked.
      }
    });
}

export function openDatabases(): string[] {
  if (!existsSync("/proc/self/fd")) return [];
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return /\.db(-wal|-shm)?$/.test(path) ? [path] : [];
    } catch {
      return [];
    }
  });
}

/** For `afterEach`. */
export function expectNothingLeft(): void {
  expect({ processes: childProcesses(), databases: openDatabases() }).toEqual({
    processes: [],
    databases: [],
  });
}
