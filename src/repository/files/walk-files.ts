/** The files below a folder that is in no git repository, without what `.gitignore` files name. */
import ignore, { type Ignore } from "ignore";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ListedFile } from "./listed-file.ts";

/** What no `.gitignore` names because git, or everybody, leaves it out. */
const NEVER = new Set([".git", ".hg", ".svn", "node_modules"]);

/** The patterns of one folder, which are relative to it. */
interface Patterns {
  /** Ends with `/`; empty for the root. */
  readonly folder: string;
  readonly matcher: Ignore;
}

export async function walkFiles(root: string): Promise<readonly ListedFile[]> {
  const files: ListedFile[] = [];
  // A list instead of recursion: folders may be nested as deep as the system allows.
  const open: { readonly folder: string; readonly above: readonly Patterns[] }[] = [
    { folder: "", above: [] },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { folder, above } = next;
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    const patterns = entries.some((entry) => entry.isFile() && entry.name === ".gitignore")
      ? [...above, await readPatterns(root, folder)]
      : above;
    for (const entry of entries) {
      const path = `${folder}${entry.name}`;
      if (NEVER.has(entry.name)) continue;
      if (entry.isDirectory()) {
        if (!isIgnored(`${path}/`, patterns)) open.push({ folder: `${path}/`, above: patterns });
      } else if (!isIgnored(path, patterns)) {
        if (entry.isSymbolicLink()) files.push({ path, leftOut: "link" });
        else if (entry.isFile()) files.push({ path });
      }
    }
  }
  return files;
}

async function readPatterns(root: string, folder: string): Promise<Patterns> {
  const text = await readFile(join(root, folder, ".gitignore"), "utf8").catch(() => "");
  return { folder, matcher: ignore().add(text) };
}

/** The patterns of the nearest folder that say anything decide. */
function isIgnored(path: string, patterns: readonly Patterns[]): boolean {
  for (const { folder, matcher } of patterns.toReversed()) {
    const { ignored, unignored } = matcher.test(path.slice(folder.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}
