/**
 * Who owns what lies in a staging folder: a process, known by its id and the time at which it started, since ids are
 * given again. Ids mean something only to the system that gave them, so that is part of it: workspaces are shared
 * between machines and containers.
 */
import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { isAlive } from "../is-alive.ts";

/** `foreign`: of another machine or container, which cannot be asked from here. */
export type Ownership = "owned" | "unowned" | "foreign";

const NAME = /^([0-9a-f]{8})-(\d+)-(\w+)$/;

/** This process as the name of a folder: `1f3a9c02-4711-88213`. */
export function ownName(): string {
  return `${system()}-${process.pid}-${startOf(process.pid) ?? "0"}`;
}

/** @param name as `ownName` gives it; anything else belongs to nobody */
export function ownershipOf(name: string): Ownership {
  const [, where, pid, start] = NAME.exec(name) ?? [];
  if (where === undefined) return "unowned";
  if (where !== system()) return "foreign";
  if (!isAlive(Number(pid))) return "unowned";
  const now = startOf(Number(pid));
  return now === undefined || now === start ? "owned" : "unowned";
}

/** Who it is, for people. @param name as `ownName` gives it */
export function ownerInWords(name: string): string {
  if (ownershipOf(name) === "foreign") return "a process of another machine or container";
  return `process ${name.split("-")[1] ?? ""}`;
}

/** When a process started, in the system's own count; `undefined` where it does not say: the id alone counts then. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in brackets, may hold spaces and brackets; behind it stand fields 3 and on, of which 22 is the start.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[22 - 3];
  } catch {
    return undefined;
  }
}

/** Where process ids are unique: a machine, and of its containers one. */
function system(): string {
  let namespace = "";
  try {
    namespace = readlinkSync("/proc/self/ns/pid");
  } catch {
    // Other systems have no namespaces of processes: there the name of the machine says it all.
  }
  return createHash("sha256").update(`${hostname()}\n${namespace}`).digest("hex").slice(0, 8);
}
