/** What runs that were killed left in staging: files that no output will ever name. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { diskUse } from "../disk-use.ts";
import { ownershipOf } from "../lease/index.ts";
import type { Leftover } from "./bus.ts";
import { stagingRoot } from "./folders.ts";
import { removeTree } from "./remove-tree.ts";

/** What lies for a day on another machine's account was left there too. */
const FOREIGN_MS = 24 * 60 * 60 * 1000;

/**
 * Removes what nobody owns any more.
 *
 * @param foreign whether also what other machines and containers have not touched for a day
 * @returns what was removed, one for each process
 */
export async function removeLeftovers(bus: string, { foreign = false } = {}): Promise<Leftover[]> {
  const removed: Leftover[] = [];
  for (const owner of await namesIn(stagingRoot(bus))) {
    const folder = join(stagingRoot(bus), owner);
    const ownership = ownershipOf(owner);
    if (ownership === "owned") continue;
    if (ownership === "foreign" && !(foreign && (await untouchedMs(folder)) > FOREIGN_MS)) continue;
    const leftover = { runs: await namesIn(folder), bytes: (await diskUse(folder)).bytes };
    await removeTree(folder);
    removed.push(leftover);
  }
  return removed;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** Since the newest change of anything in it. */
async function untouchedMs(folder: string): Promise<number> {
  const times = await Promise.all(
    (await pathsIn(folder)).map(async (path) => (await stat(path).catch(() => undefined))?.mtimeMs),
  );
  return Date.now() - Math.max(...times.map((time) => time ?? 0));
}

async function pathsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  return [folder, ...entries.map((entry) => join(folder, entry))];
}
