/** The files of a build on disk: compared, staged for the type check, written. */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { Files } from "./context.ts";

/** How the files on disk compare with those of the plan. */
export interface Comparison {
  readonly same: readonly string[];
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  /** Scripts on disk that the plan no longer has. */
  readonly extra: readonly string[];
}

/** Generated files that a newer plan may no longer have; anything else in the folder is left alone. */
const generatedName = /^(u\d+\.ts|graph\.svg)$/;

export async function compareBuild(folder: string, files: Files): Promise<Comparison> {
  const onDisk = await Promise.all(
    [...files].map(async ([name, text]) => {
      const found = await readFile(join(folder, name), "utf8").catch(ifMissing(undefined));
      return { name, state: found === undefined ? "missing" : found === text ? "same" : "changed" };
    }),
  );
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

/**
 * Puts all files into a folder beside the build's own, where relative imports mean the same,
 * and removes it when `use` is done.
 */
export async function withStaging<T>(
  folder: string,
  files: Files,
  use: (staging: string) => Promise<T>,
): Promise<T> {
  const staging = join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`);
  await mkdir(staging, { recursive: true });
  try {
    await Promise.all([...files].map(([name, text]) => writeFile(join(staging, name), text)));
    return await use(staging);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Writes what differs. Every file appears whole; the manifest last, so that it never names what is not there. */
export async function writeBuild(
  folder: string,
  files: Files,
  { changed, missing, extra }: Comparison,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const wanted = new Set([...changed, ...missing]);
  for (const [name, text] of files) {
    if (wanted.has(name)) await writeFileAtomic(join(folder, name), text, { fsync: false });
  }
  await Promise.all(extra.map((name) => rm(join(folder, name), { force: true })));
}

function ifMissing<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return value;
    throw error;
  };
}
