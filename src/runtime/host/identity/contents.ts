/**
 * What stands in the files that a task reads, as hashes: a part of its identity.
 *
 * A file that was hashed in this run is not hashed again while its size, inode and times are what they were, unless it
 * was changed so shortly before that another change could have the same time.
 */
import type { BigIntStats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { compareText } from "../../../contract/compare-text.ts";
import { canonicalJson, sha256 } from "../../../contract/json.ts";
import { isWithin } from "../../../workspace/within.ts";
import { hashFile } from "../../bus/index.ts";

export interface Content {
  /** Equal contents have equal ones. */
  readonly hash: string;
  /** Why it tells nothing of the content: it stands for paths, sizes and times. */
  readonly unknown?: string;
}

export interface Contents {
  /** Of a file or folder, absolute, or of nothing where none is. */
  of(path: string): Promise<Content>;
}

/** More than these are not read for an identity: about a second for the bytes, measured, and the same for the files. */
const MOST_BYTES = 1 << 30;
const MOST_FILES = 10_000;

/** Milliseconds: what the clocks of file systems may be coarse by. */
const SETTLED_MS = 2000;

interface Found {
  /** Relative to what was asked for. */
  readonly name: string;
  readonly path: string;
  readonly stats: BigIntStats;
}

/** @param own folder of orchc's own records: what is in it changes with every run */
export function readContents(own: string): Contents {
  const hashes = new Map<string, Promise<string>>();

  async function hashOf({ path, stats }: Found): Promise<string> {
    const { size, mtimeMs, mtimeNs, ctimeNs, ino, dev } = stats;
    const key = [path, dev, ino, size, mtimeNs, ctimeNs].join(" ");
    const known = hashes.get(key);
    if (known !== undefined) return known;
    const hashing = hashFile(path).then((hashed) => hashed.sha256);
    if (Date.now() - Number(mtimeMs) > SETTLED_MS) hashes.set(key, hashing);
    return hashing;
  }

  return {
    of: async (path) => {
      if (isWithin(path, own)) return byPath([], "what orchc keeps of runs lies in it");
      try {
        const found = await filesIn(path);
        const bytes = found.reduce((sum, { stats }) => sum + stats.size, 0n);
        if (found.length > MOST_FILES) return byPath([], `it holds more than ${MOST_FILES} files`);
        if (bytes > MOST_BYTES) return byPath(found, "it is larger than 1 GiB");
        const list: (readonly [string, string])[] = [];
        for (const file of found) list.push([file.name, await hashOf(file)]);
        return { hash: sha256(canonicalJson(list)) };
      } catch (error) {
        return byPath(
          [],
          `it cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`,
        );
      }
    },
  };
}

function byPath(found: readonly Found[], unknown: string): Content {
  const list = found.map(({ name, stats }) => [name, String(stats.size), String(stats.mtimeNs)]);
  return { hash: sha256(canonicalJson(list)), unknown };
}

/** All plain files, by name; links are followed as whoever reads them does. One more than are read ends the search. */
async function filesIn(root: string): Promise<Found[]> {
  const found: Found[] = [];
  const folders = new Set<string>();
  const queue = [{ name: "", path: root }];
  for (const { name, path } of queue) {
    const stats = await stat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
      // What is not there has no content: a link that leads nowhere, or a file that is still to come.
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (stats === undefined) continue;
    if (stats.isFile()) found.push({ name, path, stats });
    if (found.length > MOST_FILES) break;
    const folder = `${stats.dev}:${stats.ino}`;
    if (!stats.isDirectory() || folders.has(folder)) continue;
    folders.add(folder);
    for (const entry of await readdir(path)) {
      queue.push({ name: name === "" ? entry : `${name}/${entry}`, path: join(path, entry) });
    }
  }
  return found.toSorted((a, b) => compareText(a.name, b.name));
}
