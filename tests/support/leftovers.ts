/** What a test must not leave behind: processes and open databases. Linux tells through /proc; elsewhere nothing is seen. */
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { expect } from "vitest";

export interface ChildProcess {
  readonly pid: number;
  readonly command: string;
}

/** Processes that a process has started, and those that they have started. */
export function childProcesses(of = process.pid): ChildProcess[] {
  if (!existsSync("/proc")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const { parent, state } = stateOf(name) ?? {};
      if (parent !== of || state === "Z") return [];
      const pid = Number(name);
      return [{ pid, command: commandOf(name) }, ...childProcesses(pid)];
    });
}

/** Whether the process is there and not only waits for its parent to take notice of its end. */
export function isAlive(pid: number): boolean {
  const state = stateOf(String(pid))?.state;
  return state !== undefined && state !== "Z";
}

/** `undefined` when it ended while we looked. */
function stateOf(pid: string): { state: string; parent: number } | undefined {
  try {
    // The second field is a name in brackets, which may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return { state: fields[0] ?? "", parent: Number(fields[1]) };
  } catch {
    return undefined;
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
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
