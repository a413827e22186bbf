/** The files of a build on disk: compared, and written. */
import { randomUUID } from "node:crypto";
import { copyFileSync, readFileSync, renameSync, rmSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Files } from "./context.ts";
import type { Staging } from "./stage.ts";

export const MANIFEST = "manifest.json";

/** How the files on disk compare with those of the plan, byte by byte. */
export interface Comparison {
  readonly same: readonly string[];
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  /** Generated files on disk that the plan no longer has. */
  readonly extra: readonly string[];
}

/** Generated files that a newer plan may no longer have; anything else in the folder is left alone. */
export const generatedName = /^(u\d+\.ts|graph\.svg)$/;

export async function compareBuild(folder: string, files: Files): Promise<Comparison> {
  const onDisk = [...files].map(([name, text]) => ({
    name,
    state: stateOf(join(folder, name), text),
  }));
  const names = (state: string): string[] =>
    onDisk.flatMap((file) => (file.state === state ? [file.name] : []));
  const present = await readdir(folder).catch(ifMissing<string[]>([]));
  return {
    same: names("same"),
    changed: names("changed"),
    missing: names("missing"),
    extra: present.filter((name) => generatedName.test(name) && !files.has(name)).toSorted(),
  };
}

/** Read at once: of small files, to wait for each takes longer than to read it. */
function stateOf(file: string, text: string): "same" | "changed" | "missing" {
  try {
    return readFileSync(file).equals(Buffer.from(text)) ? "same" : "changed";
  } catch (error) {
    return ifMissing("missing" as const)(error as NodeJS.ErrnoException);
  }
}

/**
 * Writes what differs. Every file appears whole; the manifest last, so that it never names what is not there.
 *
 * @param staging where scripts stand that have been checked: they are moved, not written again
 */
export async function writeBuild(
  folder: string,
  files: Files,
  { changed, missing, extra }: Comparison,
  staging: Staging,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const wanted = [...changed, ...missing].toSorted(manifestLast);
  for (const name of wanted) staging.put(name, files.get(name) ?? "");
  for (const name of wanted) move(join(staging.folder, name), join(folder, name));
  await Promise.all(extra.map((name) => rm(join(folder, name), { force: true })));
}

/** A rename does not lead from one file system to another: there a copy is made beside it first. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    const beside = `${to}.${randomUUID()}`;
    try {
      copyFileSync(from, beside);
      renameSync(beside, to);
    } finally {
      rmSync(beside, { force: true });
    }
  }
}

function manifestLast(a: string, b: string): number {
  return Number(a === MANIFEST) - Number(b === MANIFEST);
}

function ifMissing<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return value;
    throw error;
  };
}
