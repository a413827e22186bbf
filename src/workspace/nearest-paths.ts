import { readdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { glob } from "tinyglobby";
import { nearestName } from "../contract/nearest.ts";

/** Looking further would take longer than the answer is worth. */
const MOST_FOUND = 3;

/**
 * Paths that were probably meant by one that does not exist, relative to the workspace: the nearest name
 * in the same folder, then files of the same name elsewhere (dependencies and hidden folders left out).
 */
export async function nearestPaths(root: string, path: string): Promise<string[]> {
  const folder = dirname(path);
  const beside = await readdir(resolve(root, folder)).catch(() => []);
  const similar = nearestName(basename(path), beside);
  if (similar !== undefined) return [join(folder, similar)];
  const pattern = `**/${basename(path).replaceAll(/[*?[\]{}()!+@\\]/g, String.raw`\$&`)}`;
  const elsewhere = await glob(pattern, {
    cwd: root,
    ignore: ["**/node_modules/**"],
    caseSensitiveMatch: false,
    onlyFiles: false,
  });
  return elsewhere.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, MOST_FOUND);
}
