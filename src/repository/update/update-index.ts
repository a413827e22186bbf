/** Brings an index up to date with the files. */
import { join } from "node:path";
import { setImmediate as othersFirst } from "node:timers/promises";
import { chooseProcessor, cutFile } from "../chunks/cut-file.ts";
import type { Processor } from "../chunks/processor.ts";
import type { LeftOut } from "../files/left-out.ts";
import { listFiles } from "../files/list-files.ts";
import type { ListedFile } from "../files/listed-file.ts";
import { NO_STAMP, readText, stampOf, type Stamp } from "../files/read-file.ts";
import type { IndexedFile, IndexWriter, KnownFile } from "../store/index-writer.ts";
import type { Place } from "../place.ts";

/** One transaction: what a killed process loses of its work is at most this many files, or bytes of text. */
const BATCH_FILES = 500;
const BATCH_BYTES = 4 * 1024 * 1024;

/**
 * Milliseconds: a file that was changed within so short a time before it was read may change again without another time
 * stamp, so the next time it is read again. Some file systems count in steps of two seconds.
 */
const RACY_MS = 2000;

export interface Updated {
  /** Files that were read and cut. */
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  /** Why a processor did not cut a file, by path: it was cut by lines. */
  readonly failures: ReadonlyMap<string, string>;
}

export interface UpdateOptions {
  readonly processors: readonly Processor[];
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export async function updateIndex(
  { root, settings, state }: Place,
  writer: IndexWriter,
  { processors, env, signal, onProgress }: UpdateOptions,
): Promise<Updated> {
  const { files, commit } = await listFiles({ root, settings, state, env });
  const known = writer.known();
  // Under other settings, what was left out may belong to it now, and the other way round.
  const rules = JSON.stringify([settings.maxFileBytes, settings.generated]);
  const isJudgedAnew = writer.meta("rules") !== rules;
  const { toRead, kept } = compare(root, files, isJudgedAnew, known, processors);
  const gone = [...known.values()].filter(({ path }) => !kept.has(path));
  if (gone.length > 0) writer.batch(() => gone.forEach(({ id }) => writer.remove(id)));

  const failures = new Map<string, string>();
  let batch: (() => void)[] = [];
  let bytes = 0;
  let changed = 0;
  const write = (): void => {
    const writes = batch;
    if (writes.length > 0) writer.batch(() => writes.forEach((one) => one()));
    [batch, bytes] = [[], 0];
  };
  for (const [index, file] of toRead.entries()) {
    signal?.throwIfAborted();
    const read = await readOne(file);
    if (read !== undefined) {
      batch.push(read.write);
      bytes += read.bytes;
    }
    if (batch.length < BATCH_FILES && bytes < BATCH_BYTES) continue;
    write();
    onProgress?.(index + 1, toRead.length);
    await othersFirst();
  }
  write();
  if (isJudgedAnew) writer.batch(() => writer.setMeta("rules", rules));
  return { changed, removed: gone.length, unchanged: files.length - toRead.length, failures };

  async function readOne({ path, leftOut }: ListedFile) {
    const readMs = Date.now();
    const before = known.get(path);
    const absolute = join(root, path);
    const read =
      leftOut === undefined ? readText(absolute, path, settings) : { leftOut, stamp: NO_STAMP };
    if (read === undefined) {
      // It has gone since it was listed.
      return before && { bytes: 0, write: () => writer.remove(before.id) };
    }
    const { stamp } = read;
    if ("leftOut" in read) return { bytes: 0, write: () => writer.put(leave(path, read, readMs)) };
    const { hash, text } = read;
    const chosen = chooseProcessor(path, processors);
    const processor = chosen === undefined ? null : nameOf(chosen.processor);
    if (before !== undefined && before.hash === hash && before.processor === processor) {
      return { bytes: 0, write: () => writer.touch(before.id, stamp, readMs) };
    }
    changed += 1;
    const cut = chosen && (await cutFile(text, path, chosen.processor));
    if (cut?.failure !== undefined) failures.set(path, cut.failure);
    const indexed: IndexedFile = {
      path,
      stamp,
      readMs,
      hash,
      commit: commit ?? null,
      language: chosen?.language ?? null,
      processor,
      lines: countLines(text),
      leftOut: null,
      chunks: cut?.chunks ?? [],
      symbols: cut?.symbols ?? [],
    };
    return { bytes: text.length, write: () => writer.put(indexed) };
  }
}

/** The files that have to be looked at, and the paths of all that are there. */
function compare(
  root: string,
  files: readonly ListedFile[],
  isJudgedAnew: boolean,
  known: ReadonlyMap<string, KnownFile>,
  processors: readonly Processor[],
) {
  const kept = new Set<string>();
  const toRead = files.filter((file) => {
    const { path, leftOut } = file;
    const before = known.get(path);
    if (leftOut !== undefined) {
      kept.add(path);
      return before?.leftOut !== leftOut;
    }
    const stamp = stampOf(join(root, path));
    // git lists what was deleted without its knowledge.
    if (stamp === undefined) return false;
    kept.add(path);
    if (stamp === "link") return before?.leftOut !== "link";
    if (isJudgedAnew || before === undefined) return true;
    return !isSame(before, stamp) || isCutOtherwise(before, processors);
  });
  return { toRead, kept };
}

function isSame(before: KnownFile, now: Stamp): boolean {
  return (
    before.size === now.size &&
    before.mtimeMs === now.mtimeMs &&
    before.ctimeMs === now.ctimeMs &&
    before.inode === now.inode &&
    Math.max(now.mtimeMs, now.ctimeMs) < before.readMs - RACY_MS &&
    // By its name it was, and is not any more.
    !(["secret", "outside", "link", "submodule"] as (LeftOut | null)[]).includes(before.leftOut)
  );
}

function isCutOtherwise({ path, processor }: KnownFile, processors: readonly Processor[]): boolean {
  if (processor === null) return false;
  const chosen = chooseProcessor(path, processors);
  return chosen === undefined || nameOf(chosen.processor) !== processor;
}

function nameOf({ name, version }: Processor): string {
  return `${name}@${version}`;
}

function leave(
  path: string,
  { stamp, leftOut }: { readonly stamp: Stamp; readonly leftOut: LeftOut },
  readMs: number,
): IndexedFile {
  const nothing = { hash: null, commit: null, language: null, processor: null, lines: 0 };
  return { path, stamp, readMs, leftOut, ...nothing, chunks: [], symbols: [] };
}

function countLines(text: string): number {
  let lines = text === "" || text.endsWith("\n") ? 0 : 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}
