/**
 * Files that were open when orchc was started: editors, terminals and shells leave some behind. A child gets them under
 * their numbers, and neither the permission model nor a wall asks who uses what is open already. Node keeps the first 16
 * from its children; these are the others, and what a library has opened without asking for that. Linux only: other
 * systems do not say which they are.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";

const LIST = "/proc/self/fd";
const O_CLOEXEC = 0o2_000_000;

/** Their numbers, without those of the standard streams. */
export function inheritedFiles(): number[] {
  if (!existsSync(LIST)) return [];
  return readdirSync(LIST)
    .map(Number)
    .filter((fd) => fd > 2 && isInherited(fd));
}

function isInherited(fd: number): boolean {
  try {
    const text = readFileSync(`/proc/self/fdinfo/${fd}`, "utf8");
    const flags = /^flags:\s*(\d+)/m.exec(text)?.[1] ?? "";
    return (Number.parseInt(flags, 8) & O_CLOEXEC) === 0;
  } catch {
    return false; // It is closed by now, as that of the list is.
  }
}
