/** Builds of orchc: a folder each, with the plan, its scripts and their manifest. */
import { access } from "node:fs/promises";
import { join, posix } from "node:path";

/**
 * The folders that are builds, among those of some files. They are looked for below a folder of the one asked
 * about (`generated/totals`, not `totals`): who asks about the folder of builds itself means builds.
 *
 * @param root absolute
 * @param files paths below the root, with `/`
 */
export async function buildFolders(root: string, files: readonly string[]): Promise<Set<string>> {
  const folders = new Set(files.map((file) => posix.dirname(file)));
  const builds = new Set<string>();
  for (const folder of folders) {
    if (folder.includes("/") && (await isBuild(join(root, folder)))) builds.add(folder);
  }
  return builds;
}

async function isBuild(folder: string): Promise<boolean> {
  const marks = ["plan.json", "manifest.json"].map((name) => access(join(folder, name)));
  return Promise.all(marks).then(
    () => true,
    () => false,
  );
}
