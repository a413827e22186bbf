/**
 * What a script may write, behind a wall: only what is there can be shown to it, so it is made before. A name with an
 * ending (`report.html`) becomes an empty file, one without a folder.
 */
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { extname } from "node:path";

/** @returns the files that were made; what cannot be made, the tool says better: it knows what it was about to write */
export async function makeWriteTargets(paths: readonly string[]): Promise<string[]> {
  const made = paths.map(async (path) => {
    if (extname(path) === "") {
      await mkdir(path, { recursive: true }).catch(() => {});
      return [];
    }
    return writeFile(path, "", { flag: "wx" }).then(
      () => [path],
      () => [],
    );
  });
  return (await Promise.all(made)).flat();
}

/** Removes those that nothing was written to. */
export async function removeUnwritten(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const isEmpty = await stat(file).then(
      ({ size }) => size === 0,
      () => false,
    );
    if (isEmpty) await rm(file, { force: true });
  }
}
