/**
 * Global setup of the end-to-end tests: they run what users run, `dist`, so it must be as new as `src`. Compiled
 * only when it is older, and in place: other processes may be running it.
 */
import { execFileSync } from "node:child_process";
import { globSync, statSync } from "node:fs";
import { join } from "node:path";
import { CLI, REPOSITORY } from "./built-cli.ts";

export default function buildOnce(): void {
  const built = changedAt(CLI);
  const sources = globSync("{src/**/*.ts,tsconfig*.json,package.json}", { cwd: REPOSITORY });
  if (sources.every((file) => changedAt(join(REPOSITORY, file)) <= built)) return;
  execFileSync(process.execPath, [join(REPOSITORY, "scripts/build.ts"), "--in-place"], {
    stdio: "inherit",
  });
}

/** Milliseconds since 1970; 0 for what is not there. */
function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
