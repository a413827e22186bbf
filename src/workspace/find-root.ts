/** Where the workspace is. Read also by what starts before everything else: this module must stay light. */
import { statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

export const CONFIG_FILE = "orchc.config.yaml";

/** The nearest folder, upwards, that holds the configuration; where one stands when none does. */
export function findRoot(cwd: string): string {
  const start = resolve(cwd);
  for (let folder = start; ; folder = dirname(folder)) {
    if (isFile(join(folder, CONFIG_FILE))) return folder;
    if (folder === dirname(folder)) return start;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
