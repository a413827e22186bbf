/**
 * Files that a process holds open after it has removed their names: they fill the disk, and no folder shows them.
 * Linux tells of them; on other systems none are seen.
 */
import { readdirSync, readFileSync, statSync, type Stats } from "node:fs";

/** Of a process and what it has started. */
export function deletedBytes(pid: number): number {
  const sizes = new Map<string, number>();
  for (const each of processesFrom(pid)) {
    for (const { dev, ino, size } of deletedFiles(each)) sizes.set(`${dev}:${ino}`, size);
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

function deletedFiles(pid: number): Stats[] {
  const folder = `/proc/${pid}/fd`;
  return namesIn(folder).flatMap((fd) => {
    const found = unlessGone(() => statSync(`${folder}/${fd}`));
    return found?.isFile() === true && found.nlink === 0 ? [found] : [];
  });
}

function processesFrom(pid: number): number[] {
  const folder = `/proc/${pid}/task`;
  // Each thread has those that it has started.
  const started = namesIn(folder).flatMap((thread) => {
    const pids = unlessGone(() => readFileSync(`${folder}/${thread}/children`, "utf8")) ?? "";
    return pids.split(" ").filter(Boolean).map(Number);
  });
  return [pid, ...started.flatMap(processesFrom)];
}

function namesIn(folder: string): string[] {
  return unlessGone(() => readdirSync(folder)) ?? [];
}

/** A process may end, or close a file, at any time. */
function unlessGone<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
