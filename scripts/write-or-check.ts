/** Files that are written from code: written, or with `--check` compared with what is there. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const root = join(import.meta.dirname, "..");

/**
 * @param files content by absolute path.
 * @param remedy the command that writes them, for whoever sees the check fail.
 */
export function writeOrCheck(files: ReadonlyMap<string, string>, remedy: string): void {
  const check = process.argv.includes("--check");
  const stale = [...files].filter(([file, content]) => current(file) !== content);
  for (const [file, content] of stale) {
    console.log(`${check ? "out of date" : "written"}: ${relative(root, file)}`);
    if (check) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  if (check && stale.length > 0) {
    console.error(`Run: ${remedy}`);
    process.exitCode = 1;
  }
}

function current(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
