/** What the system had no room for. */
import { readFileSync } from "node:fs";

/** Of the system, or of the user. `code`: as the system says it, `EMFILE`. */
export interface SystemShortage {
  readonly what: "files" | "processes" | "memory";
  readonly code: string;
}

/** `heap`: the memory that one process may use. */
export type Shortage = SystemShortage | { readonly what: "heap" };

const WHAT = { EMFILE: "files", ENFILE: "files", EAGAIN: "processes", ENOMEM: "memory" } as const;

/** Of what could not be started. */
export function shortageOf(error: Error): SystemShortage | undefined {
  const { code } = error as NodeJS.ErrnoException;
  const known = Object.entries(WHAT).find(([name]) => name === code);
  return known && { what: known[1], code: known[0] };
}

const HEAP = /FATAL ERROR:.*(heap out of memory|Allocation failed)/;

/**
 * Of a process that has ended.
 *
 * @param oomKills as it was when it started; see `oomKillsSoFar`
 */
export function shortageOfExit(
  { exit, stderrTail }: { readonly exit: string; readonly stderrTail: string },
  oomKills: number | undefined,
): Shortage | undefined {
  if (HEAP.test(stderrTail)) return { what: "heap" };
  if (exit !== "signal SIGKILL" || oomKills === undefined) return undefined;
  return (oomKillsSoFar() ?? 0) > oomKills
    ? { what: "memory", code: "killed for memory" }
    : undefined;
}

/** How many processes Linux has killed because memory ran out, since it was started. */
export function oomKillsSoFar(): number | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    const found = /^oom_kill (\d+)$/m.exec(readFileSync("/proc/vmstat", "utf8"));
    return found === null ? undefined : Number(found[1]);
  } catch {
    return undefined;
  }
}
