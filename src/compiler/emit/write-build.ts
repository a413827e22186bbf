/** The files of a build on disk: compared, and written. */
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { together } from "../../contract/diagnostics/index.ts";
import type { Files } from "./context.ts";

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
  const onDisk = await Promise.all(
    [...files].map(async ([name, text]) => {
      const found = await readFile(join(folder, name)).catch(ifMissing(undefined));
      if (found === undefined) return { name, state: "missing" };
      return { name, state: found.equals(Buffer.from(text)) ? "same" : "changed" };
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

/** As many files at a time as keep a disk busy. */
const AT_ONCE = 32;

/** Writes what differs. Every file appears whole; the manifest last, so that it never names what is not there. */
export async function writeBuild(
  folder: string,
  files: Files,
  { changed, missing, extra }: Comparison,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = (name: string): Promise<void> =>
    writeFileAtomic(join(folder, name), files.get(name) ?? "", { fsync: false });
  const wanted = [...changed, ...missing];
  const others = wanted.filter((name) => name !== MANIFEST);
  for (let start = 0; start < others.length; start += AT_ONCE) {
    await together(others.slice(start, start + AT_ONCE).map(write));
  }
  if (wanted.includes(MANIFEST)) await write(MANIFEST);
  await Promise.all(extra.map((name) => rm(join(folder, name), { force: true })));
}

function ifMissing<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return value;
    throw error;
  };
}
