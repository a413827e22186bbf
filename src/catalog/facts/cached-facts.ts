/**
 * Facts of files, kept in the state folder by the content of the file. A file whose size and times are those that it
 * had is not read again; one with other times and the same content neither is looked at again.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import writeFileAtomic from "write-file-atomic";
import type { Facts } from "../../contract/facts.ts";

interface Entry {
  /** Size and times of the file, as text. */
  readonly state: string;
  /** When the file was looked at, in milliseconds since 1970. */
  readonly at: number;
  /** Of the file's content; absent when looking took too long. */
  readonly sha256?: string;
  readonly facts?: Facts;
}

/** A change in the same tick of the file system's clock leaves the times as they were (FAT: two seconds). */
const CLOCK_TICK_MS = 2_000;

/** What an agent found, or that it did not find it in the time that it was given, now or before. */
export type Found = { readonly facts: Facts | undefined } | "took too long";

/**
 * @param path absolute path of a file
 * @param entry absolute path of the file that keeps what was found
 */
export async function cachedFacts(
  path: string,
  entry: string,
  signal: AbortSignal,
  look: () => Promise<Found>,
): Promise<Found> {
  const { state, changedAt } = await stateOf(path);
  const kept = await readEntry(entry);
  if (kept?.state === state && kept.at - changedAt > CLOCK_TICK_MS) return foundIn(kept);
  const known = kept?.sha256 === undefined ? undefined : await hashOf(path, signal);
  const isSame = known !== undefined && known === kept?.sha256;
  const at = Date.now();
  const found = isSame ? foundIn(kept) : await look();
  const isWorthKeeping = found === "took too long" || found.facts !== undefined;
  if (!isWorthKeeping) return found; // an agent that knows nothing of such files says so at once
  const content =
    found === "took too long"
      ? {}
      : { sha256: known ?? (await hashOf(path, signal)), facts: found.facts };
  // What was looked at is what was hashed, unless the file was written in between.
  if ((await stateOf(path)).state === state) await keep(entry, { state, at, ...content });
  return found;
}

async function stateOf(path: string): Promise<{ state: string; changedAt: number }> {
  const { size, mtimeNs, ctimeNs, ino, mtimeMs } = await stat(path, { bigint: true });
  return { state: [size, mtimeNs, ctimeNs, ino].join(" "), changedAt: Number(mtimeMs) };
}

function foundIn({ sha256, facts }: Entry): Found {
  return sha256 === undefined ? "took too long" : { facts };
}

async function readEntry(file: string): Promise<Entry | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Entry;
  } catch {
    return undefined; // not there, or not whole: it is written again
  }
}

/** What cannot be kept (a read-only folder, a full disk) is found out again next time. */
async function keep(file: string, entry: Omit<Entry, "facts"> & { facts?: Facts | undefined }) {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, JSON.stringify(entry), { fsync: false });
  } catch {
    return;
  }
}

async function hashOf(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, { signal });
  return hash.digest("hex");
}
